import type { Claims, TeamLimits } from '#domain/limits.ts';
import type { CallOutcome, CallRequest } from '#domain/model-calls.ts';
import type { MicroCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';
import type { Sealed } from '../vault.ts';
import { OUTCOME_COLUMNS, type OutcomeRow, outcomeOf } from './call-outcomes.ts';
import { JOB_PINS, type JobPins, type JobPinsRow, pinsOf } from './job-pins.ts';
import { JOIN_MODEL, MODEL_COLUMNS, type Model, type ModelRow, modelOf, STAND_INS } from './models.ts';

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
  /** How old a reply it takes from the cache, 0 for none; null: as its alias has it. */
  readonly cacheSeconds: number | null;
  /** What it has taken of its limits. */
  readonly claims: Claims | null;
  /** What its team may use now. */
  readonly teamLimits: TeamLimits;
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

const OWN_KEYS = `
  (SELECT json_agg(json_build_object('credentialId', p.id, 'name', p.name, 'provider', p.provider, 'protocol', p.protocol,
                                     'apiBase', p.api_base, 'keyId', p.encryption_key_id, 'bytes', encode(p.key_sealed, 'base64')))
   FROM provider_credentials p WHERE p.organization_id = o.id AND p.status = 'active') AS "ownKeys"`;

const loadOne = {
  name: 'load_call',
  text: `
    SELECT ${OUTCOME_COLUMNS}, ${JOB_PINS}, j.id AS "jobId", j.held_micro_credits AS held, c.request, c.attempts,
           c.is_streamed AS "isStreamed", c.cache_seconds AS "cacheSeconds", c.claims, team.limits AS "teamLimits", ${MODEL_COLUMNS}, ${STAND_INS},
           o.own_keys_only AS "ownKeysOnly", ${OWN_KEYS}
    FROM model_calls c JOIN jobs j ON j.id = c.job_id JOIN teams team ON team.id = j.team_id
         JOIN organizations o ON o.id = j.organization_id ${JOIN_MODEL}
    WHERE c.id = $1`,
};

type CallRow = OutcomeRow &
  JobPinsRow &
  ModelRow &
  Pick<
    CallToMake,
    'jobId' | 'held' | 'request' | 'attempts' | 'isStreamed' | 'cacheSeconds' | 'claims' | 'teamLimits' | 'ownKeysOnly'
  > & {
    readonly ownKeys: readonly KeyRow[] | null;
  };

type KeyRow = Omit<StoredKey, 'sealed'> & { readonly keyId: string; readonly bytes: string };

const keyOf = ({ keyId, bytes, ...key }: KeyRow): StoredKey => ({
  ...key,
  sealed: { keyId, bytes: Buffer.from(bytes, 'base64') },
});

/** The request and the model behind its alias as it is now, so that an operator's change counts for calls not yet started. */
export async function loadCallToMake({ pool }: Database, callId: string): Promise<CallToMake> {
  const { rows } = await pool.query<CallRow>({ ...loadOne, values: [callId] });
  const [row] = rows;
  if (!row) throw new Error(`There is no call ${callId}`);
  const { jobId, held, request, attempts, isStreamed, cacheSeconds, claims, teamLimits, ownKeysOnly } = row;
  const ownKeys = (row.ownKeys ?? []).map(keyOf);
  const rest = { teamLimits, pins: pinsOf(row), model: modelOf(row), outcome: outcomeOf(row) };
  return { callId, jobId, held, request, attempts, isStreamed, cacheSeconds, claims, ownKeys, ownKeysOnly, ...rest };
}

/** What decides whether a call of an open job may be given a reply from the cache, before it is written. */
export type CacheableCall = {
  readonly pins: JobPins;
  readonly model: Model;
  readonly hasOwnKeys: boolean;
};

const loadCacheable = {
  name: 'load_cacheable_call',
  text: `
    SELECT ${JOB_PINS}, ${MODEL_COLUMNS}, ${STAND_INS},
           EXISTS (SELECT FROM provider_credentials p WHERE p.organization_id = j.organization_id AND p.status = 'active')
             AS "hasOwnKeys"
    FROM (VALUES ($3::text, $4::text, $2::text)) c (alias, model_group, team_id) JOIN jobs j ON j.team_id = c.team_id ${JOIN_MODEL}
    WHERE j.id = $1 AND j.completed_at IS NULL`,
};

type CacheableRow = JobPinsRow & ModelRow & { readonly hasOwnKeys: boolean };

/** Null when the job is not open or not the team's, or the team may not use the alias any more. */
export async function findCacheableCall(
  { pool }: Database,
  { jobId, teamId }: { readonly jobId: string; readonly teamId: string },
  { alias, modelGroup }: { readonly alias: string; readonly modelGroup: string | null },
): Promise<CacheableCall | null> {
  const { rows } = await pool.query<CacheableRow>({ ...loadCacheable, values: [jobId, teamId, alias, modelGroup] });
  const [row] = rows;
  const model = row && modelOf(row);
  return row && model ? { pins: pinsOf(row), model, hasOwnKeys: row.hasOwnKeys } : null;
}
