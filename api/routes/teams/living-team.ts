import { assertNotArchived } from '#domain/teams.ts';
import type { Database } from '../../../prisma/client.ts';
import { findTeam, type Team } from '../../../prisma/repositories/teams.ts';
import { teamNotFound } from '../../own-team.ts';

/** Throws `not_found`, or `conflict` when it is archived. */
export async function findLivingTeam(db: Database, teamId: string): Promise<Team> {
  const team = await findAnyTeam(db, teamId);
  assertNotArchived(teamId, team.status);
  return team;
}

/** Throws `not_found`. */
export async function findAnyTeam(db: Database, teamId: string): Promise<Team> {
  const team = await findTeam(db, teamId);
  if (!team) throw teamNotFound(teamId);
  return team;
}
