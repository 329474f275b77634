import type { Database } from '../client.ts';

/** Deletes what was said in the jobs of a list named `doomed`: requests, replies and metadata. Bills and usage stay. */
const DELETE_CONTENT = `
  calls AS (
    UPDATE model_calls c SET request = '{}', reply = NULL, call_metadata = '{}', content_deleted_at = now()
    FROM doomed WHERE c.job_id = doomed.id AND c.status <> 'queued' AND c.content_deleted_at IS NULL
  )
  UPDATE jobs j SET metadata = '{}', content_deleted_at = coalesce(j.content_deleted_at, now()), updated_at = now()
  FROM doomed WHERE j.id = doomed.id RETURNING j.content_deleted_at AS "deletedAt"`;

/** Deletes what was said in a closed job and answers when. Null when the team has no such closed job. */
export async function deleteJobContent({ pool }: Database, teamId: string, jobId: string): Promise<Date | null> {
  const text = `
    WITH doomed AS (SELECT id FROM jobs WHERE id = $1 AND team_id = $2 AND completed_at IS NOT NULL), ${DELETE_CONTENT}`;
  const query = { name: 'delete_job_content', text, values: [jobId, teamId] };
  return (await pool.query<{ deletedAt: Date }>(query)).rows[0]?.deletedAt ?? null;
}

/** Deletes what was said in jobs that closed longer ago than their team keeps it, at most this many; answers how many there were. */
export async function deleteOldContent({ pool }: Database, limit: number): Promise<number> {
  const text = `
    WITH doomed AS (
      SELECT j.id FROM teams t JOIN jobs j ON j.team_id = t.id
      WHERE t.content_retention_days IS NOT NULL AND j.completed_at IS NOT NULL AND j.content_deleted_at IS NULL
        AND j.completed_at < now() - make_interval(days => t.content_retention_days)
      LIMIT $1 FOR UPDATE OF j SKIP LOCKED
    ), ${DELETE_CONTENT}`;
  const { rowCount } = await pool.query({ name: 'delete_old_content', text, values: [limit] });
  return rowCount ?? 0;
}

/** How many days a team's prompts and replies are kept after their job: null for ever. Undefined when there is no such team. */
export async function findRetention({ prisma }: Database, teamId: string): Promise<number | null | undefined> {
  const row = await prisma.team.findUnique({ where: { id: teamId }, select: { contentRetentionDays: true } });
  return row?.contentRetentionDays;
}

export async function saveRetention({ prisma }: Database, teamId: string, days: number | null): Promise<void> {
  await prisma.team.update({ where: { id: teamId }, data: { contentRetentionDays: days } });
}
