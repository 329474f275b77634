import type { JobStatus } from '#domain/jobs.ts';
import { type MicroCredits, microCredits } from '#domain/money.ts';
import type { PageRequest } from '#domain/pages.ts';
import { type Consumption, writeConsumption } from '#domain/pricing/consumption.ts';
import type { Receipt } from '#domain/receipts.ts';
import type { Database } from '../client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';
import type { CallStatus } from './call-outcomes.ts';
import { NEW_CALL_COLUMNS, type NewCall, newCallValues } from './model-calls.ts';

export type NewJob = {
  readonly jobId: string;
  readonly teamId: string;
  readonly organizationId: string;
  readonly jobType: string;
  /** The key it is created with. */
  readonly keyId: string;
  readonly userId: string | null;
  readonly externalTaskId: string | null;
  readonly metadata: object;
  readonly requestHash: Buffer;
  readonly deadlineSeconds: number;
  readonly priceVersionId: string;
  readonly consumption: Consumption | null;
  /** What its team allows it to cost. */
  readonly maximum: MicroCredits | null;
  /** What to hold at first, and the least that will do. */
  readonly estimate: MicroCredits;
  readonly minimum: MicroCredits;
};

export type StoredJob = {
  readonly jobId: string;
  readonly teamId: string;
  readonly organizationId: string;
  readonly jobType: string;
  readonly userId: string | null;
  readonly externalTaskId: string | null;
  readonly status: JobStatus;
  readonly metadata: Record<string, unknown>;
  readonly requestHash: Buffer;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly deadlineAt: Date;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly completedAt: Date | null;
  readonly updatedAt: Date;
  readonly heldMicroCredits: MicroCredits;
  readonly maximumMicroCredits: MicroCredits | null;
  readonly chargedMicroCredits: MicroCredits | null;
  readonly refundedMicroCredits: MicroCredits;
  readonly receipt: Receipt | null;
  /** The team's available credits right after this job was settled. */
  readonly availableAfter: MicroCredits | null;
  readonly aliasesUsed: readonly string[];
};

const JOB_COLUMNS = `
  j.id AS "jobId", j.team_id AS "teamId", j.organization_id AS "organizationId", j.job_type AS "jobType",
  j.user_id AS "userId", j.external_task_id AS "externalTaskId", j.status, j.metadata, j.request_hash AS "requestHash",
  j.error_code AS "errorCode", j.error_message AS "errorMessage", j.deadline_at AS "deadlineAt",
  j.created_at AS "createdAt", j.started_at AS "startedAt", j.completed_at AS "completedAt", j.updated_at AS "updatedAt",
  j.held_micro_credits AS "heldMicroCredits", j.maximum_micro_credits AS "maximumMicroCredits",
  j.charged_micro_credits AS "chargedMicroCredits", j.refunded_micro_credits AS "refundedMicroCredits", j.receipt`;

/** The version's credit value is pinned with it: what credits were worth then is what this job earned. */
const INSERT_JOB = `
  INSERT INTO jobs (id, team_id, organization_id, job_type, user_id, external_task_id, metadata, request_hash,
                    deadline_at, price_version_id, credit_value_nano_usd, consumption, maximum_micro_credits,
                    estimate_micro_credits, minimum_micro_credits, key_id, status, started_at)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(secs => $9), v.id, v.credit_value_nano_usd, $11, $12, $13,
         $14, $15, $16, CASE WHEN $16 = 'in_progress' THEN now() END
  FROM price_book_versions v WHERE v.id = $10
  ON CONFLICT (id) DO NOTHING
  RETURNING id, deadline_at, created_at`;

const insertAlone = {
  name: 'insert_job',
  text: `WITH job AS (${INSERT_JOB}) SELECT deadline_at AS "deadlineAt", created_at AS "createdAt" FROM job`,
};

const insertWithCall = {
  name: 'insert_job_with_call',
  text: `
    WITH job AS (${INSERT_JOB}),
    call AS (
      INSERT INTO model_calls (${NEW_CALL_COLUMNS})
      SELECT job.id, $2, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27 FROM job
    )
    SELECT deadline_at AS "deadlineAt", created_at AS "createdAt" FROM job`,
};

/** The database, or a transaction of it. */
type Writable = { readonly pool: Pick<Database['pool'], 'query'> };

export type InsertedJob = { readonly deadlineAt: Date; readonly createdAt: Date };

/** Writes the job before its workflow starts. Null when a job with this id is there already. */
export async function insertJob({ pool }: Writable, job: NewJob): Promise<InsertedJob | null> {
  const { rows } = await pool.query<InsertedJob>({ ...insertAlone, values: [...newJobValues(job), 'pending'] });
  return rows[0] ?? null;
}

/** The same together with the job's first and only call, both or neither. */
export async function insertJobWithCall({ pool }: Writable, job: NewJob, call: NewCall): Promise<InsertedJob | null> {
  const values = [...newJobValues(job), 'in_progress', ...newCallValues(call)];
  const { rows } = await pool.query<InsertedJob>({ ...insertWithCall, values });
  return rows[0] ?? null;
}

const newJobValues = (job: NewJob): unknown[] => [
  job.jobId,
  job.teamId,
  job.organizationId,
  job.jobType,
  job.userId,
  job.externalTaskId,
  JSON.stringify(job.metadata),
  job.requestHash,
  job.deadlineSeconds,
  job.priceVersionId,
  job.consumption && JSON.stringify(writeConsumption(job.consumption)),
  job.maximum,
  job.estimate,
  job.minimum,
  job.keyId,
];

const findOne = {
  name: 'find_job',
  text: `
    SELECT ${JOB_COLUMNS}, e.available_after AS "availableAfter",
           ARRAY(SELECT DISTINCT c.alias FROM model_calls c WHERE c.job_id = j.id ORDER BY 1) AS "aliasesUsed"
    FROM jobs j
    LEFT JOIN credit_entries e ON e.job_id = j.id AND e.kind = 'settle'
    WHERE j.id = $1 AND j.team_id = $2`,
};

/** A team's own job, or null: another team's job does not exist for it. */
export async function findJob({ pool }: Database, teamId: string, jobId: string): Promise<StoredJob | null> {
  const { rows } = await pool.query<StoredJob>({ ...findOne, values: [jobId, teamId] });
  return rows[0] ?? null;
}

export type ChargedCall = {
  readonly callId: string;
  readonly purpose: string | null;
  readonly alias: string;
  readonly status: CallStatus;
  readonly chargedMicroCredits: MicroCredits | null;
};

/** A job's calls with what each counts of its charge, in the order they were made. */
export async function listChargedCalls({ prisma }: Database, jobId: string): Promise<ChargedCall[]> {
  const calls = await prisma.modelCall.findMany({
    where: { jobId },
    select: { id: true, purpose: true, alias: true, status: true, chargedMicroCredits: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return calls.map(({ id, status, chargedMicroCredits, ...call }) => ({
    ...call,
    callId: id,
    status: status as CallStatus,
    chargedMicroCredits: chargedMicroCredits === null ? null : microCredits(chargedMicroCredits),
  }));
}

export type JobFilter = { readonly status?: JobStatus | undefined; readonly jobType?: string | undefined };

const listing: Listing = {
  from: 'jobs j',
  id: { sql: 'j.id', type: 'uuid' },
  sorts: {
    created_at: { sql: 'j.created_at', type: 'timestamptz' },
    completed_at: { sql: `coalesce(j.completed_at, '-infinity')`, type: 'timestamptz' },
  },
};

const findSome = {
  name: 'find_jobs',
  text: `
    SELECT ${JOB_COLUMNS}, NULL AS "availableAfter",
           ARRAY(SELECT DISTINCT c.alias FROM model_calls c WHERE c.job_id = j.id ORDER BY 1) AS "aliasesUsed"
    FROM jobs j WHERE j.id = ANY ($1)`,
};

/** A team's own jobs. */
export async function listJobsOfTeam(
  db: Database,
  teamId: string,
  { status, jobType }: JobFilter,
  page: PageRequest,
): Promise<ListPage<StoredJob>> {
  return listPage(db, {
    listing,
    page,
    where: [
      ['j.team_id = ?', teamId],
      ['j.status = ?', status],
      ['j.job_type = ?', jobType],
    ],
    idOf: ({ jobId }) => jobId,
    load: async (ids) => (await db.pool.query<StoredJob>({ ...findSome, values: [ids] })).rows,
  });
}

const annotateOpen = {
  name: 'annotate_job',
  text: `
    UPDATE jobs SET metadata = metadata || $3::jsonb, error_message = coalesce($4, error_message), updated_at = now()
    WHERE id = $1 AND team_id = $2 AND ($5 OR completed_at IS NULL)
    RETURNING metadata, updated_at AS "updatedAt"`,
};

export type Annotation = {
  readonly metadata: object;
  readonly errorMessage: string | null;
  readonly evenWhenClosed: boolean;
};

/** Merges metadata into the job (first level only). Null when there is no such job, or it is closed and must be open. */
export async function annotateJob({ pool }: Database, teamId: string, jobId: string, note: Annotation) {
  const values = [jobId, teamId, JSON.stringify(note.metadata), note.errorMessage, note.evenWhenClosed];
  const { rows } = await pool.query<{ metadata: Record<string, unknown>; updatedAt: Date }>({
    ...annotateOpen,
    values,
  });
  return rows[0] ?? null;
}
