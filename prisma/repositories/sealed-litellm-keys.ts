import type { Database } from '../client.ts';
import type { Vault } from '../vault.ts';
import { liteLlmKeyContext } from './litellm-keys.ts';
import { resealRows } from './reseal-rows.ts';

const PAGE = 500;

/** Encrypts every key at LiteLLM anew with the current encryption key: see {@link resealRows}. */
export const resealLiteLlmKeys = ({ prisma }: Database, vault: Vault): Promise<number> =>
  resealRows(vault, {
    contextOf: liteLlmKeyContext,
    async findOthers(encryptionKeyId) {
      const rows = await prisma.liteLlmKey.findMany({
        where: { encryptionKeyId: { not: encryptionKeyId } },
        select: { id: true, keySealed: true, encryptionKeyId: true },
        take: PAGE,
      });
      return rows.map(({ id, ...row }) => ({
        id,
        sealed: { keyId: row.encryptionKeyId, bytes: Buffer.from(row.keySealed) },
      }));
    },
    // A row's secret never changes but here, where any other sealing of it is as good.
    async replace({ id }, { keyId, bytes }) {
      const data = { keySealed: Uint8Array.from(bytes), encryptionKeyId: keyId };
      const { count } = await prisma.liteLlmKey.updateMany({ where: { id }, data });
      return count === 1;
    },
  });
