import type { Database } from '../client.ts';
import type { Sealed, Vault } from '../vault.ts';
import { contextOf } from './provider-credentials.ts';

const PAGE = 500;

const reseal = {
  name: 'reseal_credential',
  text: `
    UPDATE provider_credentials SET key_sealed = $2, encryption_key_id = $3
    WHERE id = $1 AND encryption_key_id = $4 AND key_sealed = $5`,
};

/**
 * Encrypts every provider key anew that another encryption key than the current one sealed, and answers how many. One that is
 * changed in between is left to its change. Throws `VaultError` when an earlier key is missing.
 */
export async function resealCredentials({ prisma, pool }: Database, vault: Vault): Promise<number> {
  let count = 0;
  for (;;) {
    const rows = await prisma.providerCredential.findMany({
      where: { encryptionKeyId: { not: vault.currentKeyId } },
      select: { id: true, keySealed: true, encryptionKeyId: true },
      take: PAGE,
    });
    if (rows.length === 0) return count;
    for (const { id, keySealed, encryptionKeyId } of rows) {
      const old: Sealed = { keyId: encryptionKeyId, bytes: Buffer.from(keySealed) };
      const { bytes, keyId } = vault.seal(vault.open(old, contextOf(id)), contextOf(id));
      const { rowCount } = await pool.query({ ...reseal, values: [id, bytes, keyId, old.keyId, old.bytes] });
      count += rowCount ?? 0;
    }
  }
}
