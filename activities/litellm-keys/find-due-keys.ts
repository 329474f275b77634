import { type FoundAtLiteLlm, isSettled } from '#domain/litellm-keys.ts';
import { type LiteLlmKey, listLiteLlmKeys } from '../../prisma/repositories/litellm-keys.ts';
import { type LiteLlmTeam, listLiteLlmTeams } from '../../prisma/repositories/litellm-teams.ts';
import type { Deps } from '../deps.ts';
import { planFor } from './plan-key.ts';

const TEAMS_AT_ONCE = 50;

type Page = { readonly after: string; readonly scope: 'stored' | 'litellm' };

/**
 * Starts the workflows of teams after this one whose key at LiteLLM is not what it should be. Answers where to go on, or null at
 * the end.
 */
export const findDueLiteLlmKeys = (deps: Pick<Deps, 'db' | 'vault' | 'management' | 'liteLlmKeys'>) =>
  async function findDueLiteLlmKeys({ after, scope }: Page): Promise<string | null> {
    const { db, vault, management, liteLlmKeys } = deps;
    if (!liteLlmKeys.areStored) return null;
    const teams = await listLiteLlmTeams(db, after, TEAMS_AT_ONCE);
    const teamIds = teams.map(({ teamId }) => teamId);
    const keys = await listLiteLlmKeys(db, teamIds);
    for (const team of teams) {
      const own = keys.filter(({ teamId }) => teamId === team.teamId);
      const found = scope === 'stored' ? asTold(team, own) : await management.find(team.teamId);
      if (!isSettled(planFor(vault, team, own, found))) await liteLlmKeys.changed(team.teamId);
    }
    return teams.length === TEAMS_AT_ONCE ? (teamIds.at(-1) ?? null) : null;
  };

/** What LiteLLM should have by what it was told, if nobody else told it anything. */
const asTold = ({ presence, terms }: LiteLlmTeam, keys: readonly LiteLlmKey[]): FoundAtLiteLlm => ({
  team: presence === 'gone' ? null : { terms },
  keys: keys.filter(({ status }) => status === 'active').map(({ keyId }) => ({ keyId, terms })),
});
