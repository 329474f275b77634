import { listRefilledTeams } from '../../prisma/repositories/auto-refills.ts';
import type { Deps } from '../deps.ts';

const TEAMS_AT_ONCE = 200;

/**
 * Sees to it that every refilled team after this one has its workflow: one may be missing when Temporal was away while
 * the refill was configured, or has lost its data. Answers where to go on, or null at the end.
 */
export const ensureRefills = ({ db, refills }: Pick<Deps, 'db' | 'refills'>) =>
  async function ensureRefills({ after }: { readonly after: string }): Promise<string | null> {
    const teams = await listRefilledTeams(db, after, TEAMS_AT_ONCE);
    for (const teamId of teams) await refills.ensure(teamId);
    return teams.length === TEAMS_AT_ONCE ? (teams.at(-1) ?? null) : null;
  };
