import type { TokenPrice } from '#domain/call-cost.ts';
import type { ErrorCode } from '#domain/errors.ts';
import type { CallKind, CallOutcome, CallRequest, ModelReply } from '#domain/model-calls.ts';
import { type MicroCredits, nanoUsd } from '#domain/money.ts';
import type { Database } from '../client.ts';
import type { Sealed } from '../vault.ts';
import { JOB_PINS, type JobPins, type JobPinsRow, pinsOf } from './job-pins.ts';

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
];

/** The columns of {@link newCallValues}, in their order, after the job's and the team's. */
export const NEW_CALL_COLUMNS =
  'job_id, team_id, id, purpose, alias, model_group, request, request_hash, call_metadata, kind, is_streamed';

const insertOne = {
  name: 'insert_call',
  text: `
    WITH job AS (
      SELECT id FROM jobs WHERE id = $10 AND team_id = $11 AND completed_at IS NULL
    ), started AS (
      UPDATE jobs SET status = 'in_progress', started_at = now(), updated_at = now()
      WHERE id = $10 AND team_id = $11 AND status = 'pending'
    )
    INSERT INTO model_calls (${NEW_CALL_COLUMNS})
    SELECT job.id, $11, $1, $2, $3, $4, $5, $6, $7, $8, $9 FROM job
    ON CONFLICT (id) DO NOTHING
    RETURNING id`,
};

/** Writes a call of an open job before the workflow hears of it. False when the job is not open, not the team's, or the call is there. */
export async function insertCall({ pool }: Database, teamId: string, jobId: string, call: NewCall): Promise<boolean> {
  const { rowCount } = await pool.query({ ...insertOne, values: [...newCallValues(call), jobId, teamId] });
  return rowCount === 1;
}

/** What is behind an alias. */
export type Model = {
  /** Of names that do not begin with one. */
  readonly provider: string;
  readonly actualModel: string;
  readonly fallbacks: readonly string[];
  readonly maxOutputTokens: number | null;
  readonly price: TokenPrice | null;
};

/** A customer's own key at a provider, as it is stored. */
export type StoredKey = {
  readonly credentialId: string;
  readonly name: string;
  readonly provider: string;
  readonly protocol: string;
  readonly apiBase: string | null;
  readonly sealed: Sealed;
};

export type CallToMake = {
  readonly callId: string;
  readonly jobId: string;
  readonly pins: JobPins;
  /** What its job holds now. */
  readonly held: MicroCredits;
  readonly request: CallRequest;
  readonly isStreamed: boolean;
  /** The last attempt that is known to have ended. */
  readonly attempts: number;
  /** Null when the alias was deleted, made inactive or taken from the team after the call was made. */
  readonly model: Model | null;
  /** The organization's own keys, at most one for a provider. */
  readonly ownKeys: readonly StoredKey[];
  /** Models that it has no key for may not be called. */
  readonly ownKeysOnly: boolean;
  /** How it ended, when it has: an earlier attempt stored that and was lost afterwards. */
  readonly outcome: CallOutcome | null;
};

const OUTCOME_COLUMNS = `
  c.status, c.reply, c.error_code AS "errorCode", c.error_message AS "errorMessage", c.retry_after_seconds AS "retryAfterSeconds",
  c.prompt_tokens AS "promptTokens", c.completion_tokens AS "completionTokens", c.latency_ms AS "latencyMs"`;

type OutcomeRow = {
  readonly status: CallStatus;
  readonly reply: ModelReply | null;
  readonly errorCode: ErrorCode | null;
  readonly errorMessage: string | null;
  readonly retryAfterSeconds: number | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly latencyMs: number | null;
};

function outcomeOf(row: OutcomeRow): CallOutcome | null {
  const { status, reply, retryAfterSeconds, promptTokens, completionTokens, latencyMs } = row;
  if (status === 'queued') return null;
  if (status === 'succeeded' && reply)
    return { status, reply, latencyMs: latencyMs ?? 0, promptTokens, completionTokens };
  const { errorCode, errorMessage: message } = row;
  return { status: 'failed', code: errorCode ?? 'internal', message, partial: reply, retryAfterSeconds };
}

const MODEL_COLUMNS = `
  m.provider, m.actual_model AS "actualModel", m.fallbacks, m.max_output_tokens AS "maxOutputTokens",
  m.input_price_nano_usd_per_million AS input, m.output_price_nano_usd_per_million AS output`;

const MAY_CALL = `
  EXISTS (
    SELECT FROM team_access_groups t JOIN access_group_models g ON g.group_name = t.group_name
    WHERE t.team_id = c.team_id AND g.alias = c.alias
  )`;

/** The other models of the model group that a call named, in order, each followed by its own fallbacks. */
const STAND_INS = `
  (SELECT array_agg(tried.model ORDER BY s.position, tried.place)
   FROM access_groups g JOIN access_group_models s ON s.group_name = g.name JOIN model_aliases a ON a.alias = s.alias,
        unnest(a.actual_model || a.fallbacks) WITH ORDINALITY AS tried (model, place)
   WHERE g.name = c.model_group AND g.kind = 'fallback' AND a.status = 'active' AND a.alias <> c.alias)`;

const OWN_KEYS = `
  (SELECT json_agg(json_build_object('credentialId', p.id, 'name', p.name, 'provider', p.provider, 'protocol', p.protocol,
                                     'apiBase', p.api_base, 'keyId', p.encryption_key_id, 'bytes', encode(p.key_sealed, 'base64')))
   FROM provider_credentials p WHERE p.organization_id = o.id AND p.status = 'active')`;

const loadOne = {
  name: 'load_call',
  text: `
    SELECT ${OUTCOME_COLUMNS}, ${JOB_PINS}, j.id AS "jobId", j.held_micro_credits AS held, c.request, c.attempts,
           c.is_streamed AS "isStreamed", ${MODEL_COLUMNS}, ${STAND_INS} AS "standIns",
           o.own_keys_only AS "ownKeysOnly", ${OWN_KEYS} AS "ownKeys"
    FROM model_calls c JOIN jobs j ON j.id = c.job_id JOIN organizations o ON o.id = j.organization_id
    LEFT JOIN model_aliases m ON m.alias = c.alias AND m.status = 'active' AND ${MAY_CALL}
    WHERE c.id = $1`,
};

const findModelByAlias = {
  name: 'find_model',
  text: `SELECT ${MODEL_COLUMNS} FROM model_aliases m WHERE m.alias = $1 AND m.status = 'active'`,
};

type ModelRow = {
  readonly provider: string;
  readonly actualModel: string | null;
  readonly fallbacks: readonly string[] | null;
  readonly maxOutputTokens: number | null;
  readonly input: bigint | null;
  readonly output: bigint | null;
  readonly standIns?: readonly string[] | null;
};

type CallRow = OutcomeRow &
  JobPinsRow &
  ModelRow &
  Pick<CallToMake, 'jobId' | 'held' | 'request' | 'attempts' | 'isStreamed' | 'ownKeysOnly'> & {
    readonly ownKeys: readonly KeyRow[] | null;
  };

type KeyRow = Omit<StoredKey, 'sealed'> & { readonly keyId: string; readonly bytes: string };

const keyOf = ({ keyId, bytes, ...key }: KeyRow): StoredKey => ({
  ...key,
  sealed: { keyId, bytes: Buffer.from(bytes, 'base64') },
});

function modelOf({
  provider,
  actualModel,
  fallbacks,
  standIns,
  maxOutputTokens,
  input,
  output,
}: ModelRow): Model | null {
  if (actualModel === null) return null;
  const others = new Set([...(fallbacks ?? []), ...(standIns ?? [])]);
  others.delete(actualModel);
  const price = input === null || output === null ? null : { input: nanoUsd(input), output: nanoUsd(output) };
  return { provider, actualModel, fallbacks: [...others], maxOutputTokens, price };
}

/** What is behind an active alias now, or null. */
export async function findModel({ pool }: Database, alias: string): Promise<Model | null> {
  const { rows } = await pool.query<ModelRow>({ ...findModelByAlias, values: [alias] });
  return rows[0] ? modelOf(rows[0]) : null;
}

/** The request and the model behind its alias as it is now, so that an operator's change counts for calls not yet started. */
export async function loadCallToMake({ pool }: Database, callId: string): Promise<CallToMake> {
  const { rows } = await pool.query<CallRow>({ ...loadOne, values: [callId] });
  const [row] = rows;
  if (!row) throw new Error(`There is no call ${callId}`);
  const { jobId, held, request, attempts, isStreamed, ownKeysOnly } = row;
  const ownKeys = (row.ownKeys ?? []).map(keyOf);
  const rest = { pins: pinsOf(row), model: modelOf(row), outcome: outcomeOf(row) };
  return { callId, jobId, held, request, attempts, isStreamed, ownKeys, ownKeysOnly, ...rest };
}

export type CallStatus = 'queued' | 'succeeded' | 'failed' | 'cancelled';

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
