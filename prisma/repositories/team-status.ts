import type { OrganizationStatus, TeamStatus } from '#domain/teams.ts';
import type { Database } from '../client.ts';

/** Sets a team's status if it is one of these now. False when it is not, or there is no such team. */
export async function changeTeamStatus(
  { prisma }: Database,
  teamId: string,
  { to, from }: { readonly to: TeamStatus; readonly from: readonly TeamStatus[] },
): Promise<boolean> {
  const { count } = await prisma.team.updateMany({
    where: { id: teamId, status: { in: [...from] } },
    data: { status: to },
  });
  return count === 1;
}

export async function changeOrganizationStatus(
  { prisma }: Database,
  organizationId: string,
  status: OrganizationStatus,
): Promise<boolean> {
  const { count } = await prisma.organization.updateMany({ where: { id: organizationId }, data: { status } });
  return count === 1;
}

export type OpenJob = {
  readonly jobId: string;
  readonly teamId: string;
  readonly organizationId: string;
  readonly jobType: string;
  readonly deadlineAt: Date;
};

/** The jobs of a team, or of all teams of an organization, that have not ended, oldest first. */
export async function listOpenJobs(
  { prisma }: Database,
  of: { readonly teamId: string } | { readonly organizationId: string },
): Promise<OpenJob[]> {
  const jobs = await prisma.job.findMany({
    where: { ...of, completedAt: null },
    select: { id: true, teamId: true, organizationId: true, jobType: true, deadlineAt: true },
    orderBy: { createdAt: 'asc' },
  });
  return jobs.map(({ id, ...job }) => ({ ...job, jobId: id }));
}

const archive = {
  name: 'archive_team',
  text: `
    WITH archived AS (
      UPDATE teams SET status = 'archived', updated_at = now()
      WHERE id = $1 AND NOT EXISTS (SELECT FROM jobs WHERE team_id = $1 AND status IN ('pending', 'in_progress'))
      RETURNING id
    ), revoked AS (
      UPDATE team_keys SET revoked_at = now()
      WHERE team_id = (SELECT id FROM archived) AND (revoked_at IS NULL OR revoked_at > now())
    )
    SELECT id FROM archived`,
};

/** Ends a team for good and revokes its keys; its history stays. False when a job of it is open, or there is no such team. */
export async function archiveTeam({ pool }: Database, teamId: string): Promise<boolean> {
  const { rowCount } = await pool.query({ ...archive, values: [teamId] });
  return rowCount === 1;
}
