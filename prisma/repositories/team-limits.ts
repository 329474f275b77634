import type { TeamLimits } from '#domain/limits.ts';
import type { Database } from '../client.ts';

/** What a team may use, or null when there is no such team. */
export async function findTeamLimits({ prisma }: Database, teamId: string): Promise<TeamLimits | null> {
  const row = await prisma.team.findUnique({ where: { id: teamId }, select: { limits: true } });
  return row && (row.limits as TeamLimits);
}

/** Replaces what a team may use. Every process goes by it within a second. False when there is no such team, or it is archived. */
export async function saveTeamLimits({ prisma }: Database, teamId: string, limits: TeamLimits): Promise<boolean> {
  const { count } = await prisma.team.updateMany({
    where: { id: teamId, status: { not: 'archived' } },
    data: { limits: { ...limits } },
  });
  return count === 1;
}
