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

export type LeftFor = { readonly overdueSeconds: number; readonly unbegunSeconds: number };

/** Open jobs that are past their deadline for some time, or were written some time ago and never held anything. By deadline. */
export async function listLeftJobs(
  { pool }: Database,
  { overdueSeconds, unbegunSeconds }: LeftFor,
  limit: number,
): Promise<AbandonedJob[]> {
  const text = `
    SELECT ${COLUMNS} FROM jobs
    WHERE completed_at IS NULL
      AND (deadline_at < now() - make_interval(secs => $1)
           OR (created_at < now() - make_interval(secs => $2) AND peak_micro_credits = 0
               AND NOT EXISTS (SELECT FROM credit_entries e WHERE e.job_id = jobs.id AND e.kind = 'hold')))
    ORDER BY deadline_at LIMIT $3`;
  const values = [overdueSeconds, unbegunSeconds, limit];
  return (await pool.query<AbandonedJob>({ name: 'list_left_jobs', text, values })).rows;
}

/** Those of these jobs that are open. */
export async function findOpenJobs({ pool }: Database, jobIds: readonly string[]): Promise<AbandonedJob[]> {
  if (jobIds.length === 0) return [];
  const text = `SELECT ${COLUMNS} FROM jobs WHERE completed_at IS NULL AND id = ANY($1::uuid[])`;
  return (await pool.query<AbandonedJob>({ name: 'find_open_jobs', text, values: [jobIds] })).rows;
}
