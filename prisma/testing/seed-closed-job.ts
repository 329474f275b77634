import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../client.ts';

export type SeededTeam = { readonly teamId: string; readonly organizationId: string };

const GRANTED = 1_000_000_000n;

/** A team with 1,000 credits. */
export async function seedBilledTeam({ pool }: Database): Promise<SeededTeam> {
  const teamId = `team-${randomBytes(6).toString('hex')}`;
  const organizationId = `${teamId}-organization`;
  await pool.query(`INSERT INTO organizations (id, name) VALUES ($1, 'Test')`, [organizationId]);
  await pool.query(`INSERT INTO teams (id, organization_id, name) VALUES ($1, $2, 'Test')`, [teamId, organizationId]);
  await pool.query('INSERT INTO credit_accounts (team_id) VALUES ($1)', [teamId]);
  await pool.query(`SELECT grant_credits($1, $2, 'purchase', 100, NULL, NULL, 'Test', NULL)`, [teamId, GRANTED]);
  return { teamId, organizationId };
}

type SeededCall = {
  readonly alias?: string;
  /** Null: nobody knows what it cost. */
  readonly cost?: bigint | null;
  readonly share?: bigint;
  readonly tokens?: readonly [number, number] | null;
};

export type ClosedJob = {
  readonly jobType?: string;
  readonly outcome?: 'completed' | 'failed' | 'cancelled' | 'expired';
  /** What the job was charged beyond its calls' shares. */
  readonly unshared?: bigint;
  readonly creditValue?: bigint;
  readonly calls?: readonly SeededCall[];
  readonly isOpen?: boolean;
};

export type SeededJob = { readonly jobId: string; readonly callIds: readonly string[] };

/** A job that was held, called delivered models and was settled, all by the ledger's own functions. */
export async function seedClosedJob({ pool }: Database, team: SeededTeam, job: ClosedJob): Promise<SeededJob> {
  const { jobType = 'test', outcome = 'completed', unshared = 0n, creditValue = 100_000_000n, calls = [] } = job;
  const jobId = randomUUID();
  await pool.query(
    `INSERT INTO jobs (id, team_id, organization_id, job_type, request_hash, deadline_at, price_version_id,
                       credit_value_nano_usd, estimate_micro_credits, minimum_micro_credits)
     SELECT $1, $2, $3, $4, '\\x00', now() + interval '1 hour', v.id, $5, 1000000, 0 FROM price_book_versions v LIMIT 1`,
    [jobId, team.teamId, team.organizationId, jobType, creditValue],
  );
  await pool.query('SELECT hold_credits($1)', [jobId]);
  const callIds: string[] = [];
  for (const call of calls) callIds.push(await seedCall({ pool }, team.teamId, jobId, call));
  const seeded = { jobId, callIds };
  if (!job.isOpen) await settle({ pool }, { ...seeded, calls, outcome, unshared });
  return seeded;
}

type Pool = Pick<Database, 'pool'>;

async function seedCall({ pool }: Pool, teamId: string, jobId: string, call: SeededCall): Promise<string> {
  const { alias = 'standard', cost = 1_000n, tokens = [10, 20] } = call;
  const callId = randomUUID();
  await pool.query(
    `INSERT INTO model_calls (id, job_id, team_id, alias, status, request, request_hash, reply, cost_nano_usd, cost_source,
                              reported_cost_nano_usd, prompt_tokens, completion_tokens, finished_at)
     VALUES ($1, $2, $3, $4, 'succeeded', '{}', '\\x00', '{}', $5::bigint, $6, $5, $7, $8, now())`,
    [callId, jobId, teamId, alias, cost, cost === null ? 'unpriced' : 'litellm', tokens?.[0], tokens?.[1]],
  );
  return callId;
}

type Settling = SeededJob & Required<Pick<ClosedJob, 'calls' | 'outcome' | 'unshared'>>;

async function settle({ pool }: Pool, { jobId, callIds, calls, outcome, unshared }: Settling): Promise<void> {
  const shares = calls.map(({ share = 0n }) => share);
  const charged = sum(shares) + unshared;
  const cost = sum(calls.map(({ cost = 1_000n }) => cost ?? 0n));
  const tokens = calls.flatMap((call) => (call.tokens === null ? [] : [call.tokens ?? [10, 20]]));
  const [prompt, completion] = [0, 1].map((place) => tokens.reduce((total, pair) => total + (pair[place] ?? 0), 0));
  await pool.query(`SELECT settle_job($1, $2, $3, $4, '{}', $5, $6, $7, 1, $8, $9)`, [
    jobId,
    outcome,
    charged,
    cost,
    calls.length,
    prompt,
    completion,
    callIds,
    shares,
  ]);
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
