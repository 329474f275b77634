import { randomUUID } from 'node:crypto';
import type { JobFacts } from '#domain/pricing/price-job.ts';
import type { Database } from '../client.ts';

/** A closed job as a price sees it, and what else decides its charge. */
export type PricedJobRow = {
  readonly facts: JobFacts;
  readonly completedAt: Date;
  readonly maximum: bigint | null;
  readonly charged: bigint;
  readonly isAtOwnRate: boolean;
};

/** Writes closed jobs with their calls, past the ledger: for what only reads them. Answers their ids. */
export async function seedPricedJobs(
  { pool }: Pick<Database, 'pool'>,
  jobs: readonly PricedJobRow[],
): Promise<string[]> {
  const rows = jobs.map((job) => ({ id: randomUUID(), job }));
  await pool.query(
    `INSERT INTO jobs (id, team_id, organization_id, job_type, request_hash, deadline_at, price_version_id, status,
       credit_value_nano_usd, estimate_micro_credits, minimum_micro_credits, maximum_micro_credits, consumption, completed_at,
       charged_micro_credits, cost_nano_usd, receipt, delivered_calls, prompt_tokens, completion_tokens, duration_seconds)
     SELECT r.id, r.team, r.organization, r.type, '\\x00', now(), (SELECT id FROM price_book_versions LIMIT 1), r.status,
       100000000, 0, 0, r.maximum, CASE WHEN r.own THEN '{}'::jsonb END, r.completed, r.charged, 0, '{}', r.delivered,
       r.prompt, r.completion, 1
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, team text, organization text, type text, status text, maximum bigint,
       own boolean, completed timestamptz, charged bigint, delivered int, prompt bigint, completion bigint)`,
    [JSON.stringify(rows.map(({ id, job }) => jobRow(id, job)))],
  );
  await pool.query(
    `INSERT INTO model_calls (id, job_id, team_id, alias, status, request, request_hash, reply, error_code, cost_nano_usd,
       cost_source, cache, saved_cost_nano_usd, prompt_tokens, completion_tokens, finished_at)
     SELECT gen_random_uuid(), r.job, r.team, r.alias, CASE WHEN r.delivered THEN 'succeeded' ELSE 'failed' END, '{}',
       '\\x00', CASE WHEN r.delivered THEN '{}'::jsonb END, CASE WHEN NOT r.delivered THEN 'upstream_failed' END,
       CASE WHEN r.delivered AND r.cached THEN 0 WHEN r.delivered THEN r.cost END,
       CASE WHEN r.delivered AND r.cached THEN 'cache' WHEN r.delivered AND r.cost IS NULL THEN 'unpriced'
       WHEN r.delivered THEN 'litellm' END,
       CASE WHEN r.delivered AND r.cached THEN 'hit' END, CASE WHEN r.delivered AND r.cached THEN r.cost END, r.prompt, r.completion, now()
     FROM jsonb_to_recordset($1::jsonb) AS r (job uuid, team text, alias text, delivered boolean, cached boolean, cost bigint, prompt int,
       completion int)`,
    [JSON.stringify(rows.flatMap(({ id, job }) => callRows(id, job)))],
  );
  return rows.map(({ id }) => id);
}

function jobRow(id: string, { facts, completedAt, maximum, charged, isAtOwnRate }: PricedJobRow): object {
  const delivered = facts.calls.filter((call) => call.delivered);
  return {
    id,
    team: facts.teamId,
    organization: facts.organizationId,
    type: facts.jobType,
    status: facts.outcome,
    maximum: maximum?.toString() ?? null,
    own: isAtOwnRate,
    completed: completedAt,
    charged: charged.toString(),
    delivered: delivered.length,
    prompt: delivered.reduce((sum, call) => sum + call.promptTokens, 0),
    completion: delivered.reduce((sum, call) => sum + call.completionTokens, 0),
  };
}

const callRows = (job: string, { facts }: PricedJobRow): object[] =>
  facts.calls.map((call) => ({
    job,
    team: facts.teamId,
    alias: call.alias,
    delivered: call.delivered,
    cached: call.cached,
    cost: call.costNanoUsd?.toString() ?? null,
    prompt: call.promptTokens,
    completion: call.completionTokens,
  }));
