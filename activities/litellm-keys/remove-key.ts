import { deleteLiteLlmKey, retireLiteLlmKey } from '../../prisma/repositories/litellm-keys.ts';
import type { Deps } from '../deps.ts';

/** Ends a key: for our calls, at LiteLLM, and in the database, in that order. */
export const removeLiteLlmKey = ({ db, management }: Pick<Deps, 'db' | 'management'>) =>
  async function removeLiteLlmKey({ keyId }: { readonly keyId: string }): Promise<void> {
    await retireLiteLlmKey(db, keyId);
    await management.deleteKey(keyId);
    await deleteLiteLlmKey(db, keyId);
  };
