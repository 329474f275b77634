import type { Claims } from '#domain/limits.ts';
import type { CallKind, CallOutcome, CallRequest } from '#domain/model-calls.ts';
import type { Database } from '../client.ts';
import { type CallStatus, OUTCOME_COLUMNS, type OutcomeRow, outcomeOf } from './call-outcomes.ts';

export type NewCall = {
  readonly callId: string;
  readonly kind: CallKind;
  readonly isStreamed: boolean;
  readonly purpose: string | null;
  readonly alias: string;
  readonly modelGroup: string | null;
  readonly request: CallRequest;
  readonly requestHash: Buffer;
  readonly callMetadata: object;
  /** How old a reply it takes from the cache, 0 for none; null: as its alias has it. */
  readonly cacheSeconds: number | null;
  /** What it takes of its limits; null: it has none. */
  readonly claims: Claims | null;
};

export const newCallValues = (call: NewCall): unknown[] => [
  call.callId,
  call.purpose,
  call.alias,
  call.modelGroup,
  JSON.stringify(call.request),
  call.requestHash,
  JSON.stringify(call.callMetadata),
  call.kind,
  call.isStreamed,
  call.cacheSeconds,
  call.claims && JSON.stringify(call.claims),
];

/** The columns of {@link newCallValues}, in their order, after the job's and the team's. */
export const NEW_CALL_COLUMNS =
  'job_id, team_id, id, purpose, alias, model_group, request, request_hash, call_metadata, kind, is_streamed, cache_seconds, claims';

const insertOne = {
  name: 'insert_call',
  text: `
    WITH job AS (
      SELECT id FROM jobs WHERE id = $12 AND team_id = $13 AND completed_at IS NULL
    ), started AS (
      UPDATE jobs SET status = 'in_progress', started_at = now(), updated_at = now()
      WHERE id = $12 AND team_id = $13 AND status = 'pending'
    )
    INSERT INTO model_calls (${NEW_CALL_COLUMNS})
    SELECT job.id, $13, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM job
    ON CONFLICT (id) DO NOTHING
    RETURNING id`,
};

/** Writes a call of an open job before the workflow hears of it. False when the job is not open, not the team's, or the call is there. */
export async function insertCall({ pool }: Database, teamId: string, jobId: string, call: NewCall): Promise<boolean> {
  const { rowCount } = await pool.query({ ...insertOne, values: [...newCallValues(call), jobId, teamId] });
  return rowCount === 1;
}

export type CallState = {
  readonly callId: string;
  readonly jobId: string;
  readonly alias: string;
  readonly purpose: string | null;
  readonly status: CallStatus;
  readonly isStreamed: boolean;
  readonly requestHash: Buffer;
  /** The attempt that ended it, or the last one that is known to have ended. */
  readonly attempts: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** Null while the call is under way. */
  readonly outcome: CallOutcome | null;
};

const CALL_STATE = `
  SELECT c.id AS "callId", c.job_id AS "jobId", c.alias, c.purpose, c.attempts, c.is_streamed AS "isStreamed", c.request_hash AS "requestHash",
         c.created_at AS "createdAt", c.finished_at AS "finishedAt", ${OUTCOME_COLUMNS}
  FROM model_calls c`;

const findOne = { name: 'find_call', text: `${CALL_STATE} WHERE c.id = $1 AND c.team_id = $2` };
const findFinished = {
  name: 'find_finished_calls',
  text: `${CALL_STATE} WHERE c.id = ANY($1::uuid[]) AND c.status <> 'queued'`,
};

type StateRow = OutcomeRow & Omit<CallState, 'outcome'>;

/** A team's own call, or null: another team's call does not exist for it. */
export async function findCall({ pool }: Database, teamId: string, callId: string): Promise<CallState | null> {
  const { rows } = await pool.query<StateRow>({ ...findOne, values: [callId, teamId] });
  return rows[0] ? toState(rows[0]) : null;
}

/** Which of these calls have ended: the slow net under callers whose reply got lost on the way. */
export async function findFinishedCalls({ pool }: Database, callIds: readonly string[]): Promise<CallState[]> {
  const { rows } = await pool.query<StateRow>({ ...findFinished, values: [callIds] });
  return rows.map(toState);
}

const toState = (row: StateRow): CallState => {
  const { callId, jobId, alias, purpose, status, isStreamed, requestHash, attempts, createdAt, finishedAt } = row;
  const rest = { isStreamed, requestHash, attempts, createdAt, finishedAt, outcome: outcomeOf(row) };
  return { callId, jobId, alias, purpose, status, ...rest };
};
