import { LRUCache } from 'lru-cache';
import type { Database } from '../../prisma/client.ts';
import { findActiveLiteLlmKey } from '../../prisma/repositories/litellm-keys.ts';
import type { Vault } from '../../prisma/vault.ts';
import type { LiteLlmKeys } from '../../temporal/litellm-keys.ts';
import { openLiteLlmKey } from '../litellm-keys/open-key.ts';
import type { KeyFor } from './team-token.ts';
import { UpstreamError } from './upstream-error.ts';

/** Well below the time that a retired key goes on working. */
const KNOWN_FOR_MS = 5_000;
const TEAMS = 10_000;

type Parts = { readonly db: Database; readonly vault: Vault; readonly liteLlmKeys: LiteLlmKeys };
type TeamKey = { readonly key: string; readonly models: ReadonlySet<string> };

/**
 * Answers with the keys that LiteLLM has for teams. A team whose key is not there yet, or is not for these models yet, gets it
 * made; its call waits for that as for a LiteLLM that is away. Nobody is asked with the master key instead.
 */
export function createStoredKeys({ db, vault, liteLlmKeys }: Parts): KeyFor {
  const known = new LRUCache<string, TeamKey>({ max: TEAMS, ttl: KNOWN_FOR_MS });
  return async ({ teamId, models }) => {
    const isFor = ({ models: allowed }: TeamKey) => models.every((model) => allowed.has(model));
    const recent = known.get(teamId);
    if (recent && isFor(recent)) return recent.key;
    const stored = await findActiveLiteLlmKey(db, teamId);
    const key = stored && openLiteLlmKey(vault, stored);
    const found = key && { key, models: new Set(stored.models) };
    if (found && isFor(found)) {
      known.set(teamId, found);
      return found.key;
    }
    await liteLlmKeys.changed(teamId);
    throw new UpstreamError(
      { status: null, retryAfterSeconds: null },
      `LiteLLM has no key of the team "${teamId}" for ${models.join(', ')} yet: look at the workflow litellm-key-${teamId}`,
    );
  };
}
