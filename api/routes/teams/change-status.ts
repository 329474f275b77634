import { assertChange, type TeamChange, teamChanges } from '#domain/teams.ts';
import type { Database } from '../../../prisma/client.ts';
import { changeTeamStatus } from '../../../prisma/repositories/team-status.ts';
import type { Team } from '../../../prisma/repositories/teams.ts';
import { findAnyTeam } from './living-team.ts';

/** Suspends, pauses or resumes a team. Repeating it changes nothing. Throws `not_found` or `conflict`. */
export async function changeStatus(db: Database, teamId: string, change: TeamChange): Promise<Team> {
  const { status } = await findAnyTeam(db, teamId);
  assertChange(teamId, change, status);
  const isChanged = await changeTeamStatus(db, teamId, teamChanges[change]);
  const team = await findAnyTeam(db, teamId);
  if (!isChanged) assertChange(teamId, change, team.status);
  return team;
}
