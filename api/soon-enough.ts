import { DomainError } from '#domain/errors.ts';
import type { LiteLlmKeys } from '../temporal/litellm-keys.ts';

/**
 * The same, for requests whose change is stored already and must not fail because Temporal is away: the schedule
 * `litellm-keys` finds within minutes what was not told.
 */
export function soonEnough(keys: LiteLlmKeys, onMissed: (error: DomainError) => void): LiteLlmKeys {
  const unlessAway = (error: unknown): void => {
    if (!(error instanceof DomainError && error.code === 'engine_unavailable')) throw error;
    onMissed(error);
  };
  return {
    areStored: keys.areStored,
    changed: (teamId) => keys.changed(teamId).catch(unlessAway),
    changedForMany: () => keys.changedForMany().catch(unlessAway),
  };
}
