import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { liteLlmKeyContext, prepareLiteLlmKey as store } from '../../prisma/repositories/litellm-keys.ts';
import type { Deps } from '../deps.ts';

const KEY_BYTES = 32;

/** Thinks of a key and stores it, before LiteLLM hears of it. Answers its id; a repeat answers the same. */
export const prepareLiteLlmKey = ({ db, vault }: Pick<Deps, 'db' | 'vault'>) =>
  async function prepareLiteLlmKey({ teamId }: { readonly teamId: string }): Promise<string> {
    const keyId = v7();
    const key = `sk-${randomBytes(KEY_BYTES).toString('base64url')}`;
    return store(db, { keyId, teamId, sealed: vault.seal(key, liteLlmKeyContext(keyId)) });
  };
