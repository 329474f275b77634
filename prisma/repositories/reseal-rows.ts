import type { Sealed, Vault } from '../vault.ts';

type SealedRow = { readonly id: string; readonly sealed: Sealed };

/** A table whose rows each hold one secret. */
export type SealedTable = {
  /** What the secret of a row is sealed for. */
  contextOf(id: string): string;
  /** Some rows that another encryption key than this one sealed. */
  findOthers(encryptionKeyId: string): Promise<readonly SealedRow[]>;
  /** Puts a secret in the place of that very one. False when that is there no more. */
  replace(row: SealedRow, sealed: Sealed): Promise<boolean>;
};

/**
 * Encrypts every secret of a table anew that another encryption key than the current one sealed, and answers how many. One that
 * is changed in between is left to its change. Throws `VaultError` when an earlier key is missing.
 */
export async function resealRows(vault: Vault, { contextOf, findOthers, replace }: SealedTable): Promise<number> {
  let count = 0;
  for (;;) {
    const rows = await findOthers(vault.currentKeyId);
    if (rows.length === 0) return count;
    for (const row of rows) {
      const context = contextOf(row.id);
      const isReplaced = await replace(row, vault.seal(vault.open(row.sealed, context), context));
      if (isReplaced) count += 1;
    }
  }
}
