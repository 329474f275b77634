import type { Database } from '../client.ts';
import type { Vault } from '../vault.ts';
import { contextOf } from './provider-credentials.ts';
import { resealRows } from './reseal-rows.ts';

const PAGE = 500;

const reseal = {
  name: 'reseal_credential',
  text: `
    UPDATE provider_credentials SET key_sealed = $2, encryption_key_id = $3
    WHERE id = $1 AND encryption_key_id = $4 AND key_sealed = $5`,
};

/** Encrypts every provider key anew with the current encryption key: see {@link resealRows}. */
export const resealCredentials = ({ prisma, pool }: Database, vault: Vault): Promise<number> =>
  resealRows(vault, {
    contextOf,
    async findOthers(encryptionKeyId) {
      const rows = await prisma.providerCredential.findMany({
        where: { encryptionKeyId: { not: encryptionKeyId } },
        select: { id: true, keySealed: true, encryptionKeyId: true },
        take: PAGE,
      });
      return rows.map(({ id, ...row }) => ({
        id,
        sealed: { keyId: row.encryptionKeyId, bytes: Buffer.from(row.keySealed) },
      }));
    },
    async replace({ id, sealed: old }, { keyId, bytes }) {
      const { rowCount } = await pool.query({ ...reseal, values: [id, bytes, keyId, old.keyId, old.bytes] });
      return rowCount === 1;
    },
  });
