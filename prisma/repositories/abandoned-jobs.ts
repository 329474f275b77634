import type { JobStatus } from '#domain/jobs.ts';
import type { Database } from '../client.ts';

/** An open job that may have been left by the workflow that should end it. */
export type AbandonedJob = {
  readonly jobId: string;
  readonly teamId: string;
  readonly organizationId: string;
  readonly jobType: string;
  readonly status: JobStatus;
  readonly deadlineAt: Date;
};

const COLUMNS = `
  id AS "jobId", team_id AS "teamId", organization_id AS "organizationId", job_type AS "jobType", status, deadline_at AS "deadlineAt"`;

/** Jobs that are still open some time after their deadline, the longest first. */
export async function listOverdueJobs({ pool }: Database, seconds: number, limit: number): Promise<AbandonedJob[]> {
  const text = `
    SELECT ${COLUMNS} FROM jobs
    WHERE completed_at IS NULL AND deadline_at < now() - make_interval(secs => $1) ORDER BY deadline_at LIMIT $2`;
  return (await pool.query<AbandonedJob>({ name: 'list_overdue_jobs', text, values: [seconds, limit] })).rows;
}

/** Those of these jobs that are open. */
export async function findOpenJobs({ pool }: Database, jobIds: readonly string[]): Promise<AbandonedJob[]> {
  if (jobIds.length === 0) return [];
  const text = `SELECT ${COLUMNS} FROM jobs WHERE completed_at IS NULL AND id = ANY($1::uuid[])`;
  return (await pool.query<AbandonedJob>({ name: 'find_open_jobs', text, values: [jobIds] })).rows;
}
