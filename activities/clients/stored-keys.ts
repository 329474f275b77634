import type { Database } from '../../prisma/client.ts';
import { findActiveLiteLlmKey } from '../../prisma/repositories/litellm-keys.ts';
import type { Vault } from '../../prisma/vault.ts';
import type { LiteLlmKeys } from '../../temporal/litellm-keys.ts';
import { openLiteLlmKey } from '../litellm-keys/open-key.ts';
import type { KeyFor } from './team-token.ts';
import { UpstreamError } from './upstream-error.ts';

type Parts = { readonly db: Database; readonly vault: Vault; readonly liteLlmKeys: LiteLlmKeys };

/**
 * Answers with the key that LiteLLM has for a team, read anew for each call: one that was replaced is never used again. A team
 * whose key is not there yet, or is not for these models yet, gets it made; its call waits for that as for a LiteLLM that is
 * away. Nobody is asked with the master key instead.
 */
export function createStoredKeys({ db, vault, liteLlmKeys }: Parts): KeyFor {
  return async ({ teamId, models }) => {
    const stored = await findActiveLiteLlmKey(db, teamId);
    const isForAll = models.every((model) => stored?.models.includes(model));
    const key = stored && isForAll ? openLiteLlmKey(vault, stored) : null;
    if (key !== null) return key;
    await liteLlmKeys.changed(teamId);
    throw new UpstreamError(
      { status: null, retryAfterSeconds: null },
      `LiteLLM has no key of the team "${teamId}" for ${models.join(', ')} yet: look at the workflow litellm-key-${teamId}`,
    );
  };
}
