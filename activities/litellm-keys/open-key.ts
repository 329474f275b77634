import { type LiteLlmKey, liteLlmKeyContext } from '../../prisma/repositories/litellm-keys.ts';
import { type Vault, VaultError } from '../../prisma/vault.ts';

/** The key itself; null when no encryption key there is opens it. */
export function openLiteLlmKey(vault: Vault, { keyId, sealed }: LiteLlmKey): string | null {
  try {
    return vault.open(sealed, liteLlmKeyContext(keyId));
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}
