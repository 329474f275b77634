import { expireDueLots, listTeamsWithDueLots } from '../../prisma/repositories/credit-lots.ts';
import type { Deps } from '../deps.ts';

const TEAMS_AT_ONCE = 200;

/** Expires what is past its time, one team after another. Answers whether there is more to do. */
export const expireCredits = ({ db }: Pick<Deps, 'db'>) =>
  async function expireCredits(): Promise<{ readonly hasMore: boolean }> {
    const teams = await listTeamsWithDueLots(db, TEAMS_AT_ONCE);
    for (const teamId of teams) await expireDueLots(db, teamId);
    return { hasMore: teams.length === TEAMS_AT_ONCE };
  };
