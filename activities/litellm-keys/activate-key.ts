import { ApplicationFailure } from '@temporalio/common';
import { findLiteLlmKey, activateLiteLlmKey as store } from '../../prisma/repositories/litellm-keys.ts';
import { isConstraintViolation } from '../../prisma/violations.ts';
import type { Deps } from '../deps.ts';
import { keyVanished } from './key-vanished.ts';

/** Makes a key that LiteLLM has the one that calls are made with. Fails for good when the database refuses it. */
export const activateLiteLlmKey = ({ db }: Pick<Deps, 'db'>) =>
  async function activateLiteLlmKey({ keyId }: { readonly keyId: string }): Promise<void> {
    const key = await findLiteLlmKey(db, keyId);
    const isActive =
      key !== null &&
      (await store(db, key).catch((error: unknown) => {
        if (!isConstraintViolation(error)) throw error;
        throw ApplicationFailure.nonRetryable(`The database refuses the key ${keyId}`, 'litellm_key_not_stored');
      }));
    if (!isActive) throw keyVanished(keyId);
  };
