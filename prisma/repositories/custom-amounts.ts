import { evaluateCustom } from '#domain/pricing/custom-price.ts';
import { customVariablesOf, type JobUsage } from '#domain/pricing/custom-variables.ts';
import { matchRule } from '#domain/pricing/match-rule.ts';
import type { PriceRule } from '#domain/pricing/price-rule.ts';
import type { Database } from '../client.ts';
import { wideStatement } from '../wide-statement.ts';

export type JobSpan = {
  readonly from: Date;
  readonly to: Date;
  readonly teamId?: string | undefined;
  readonly jobType?: string | undefined;
};

const FACTS = `
  SELECT j.id, j.team_id AS "teamId", j.organization_id AS "organizationId", j.job_type AS "jobType", j.metadata,
         coalesce(j.delivered_calls, 0) AS calls, coalesce(j.prompt_tokens, 0) AS "promptTokens",
         coalesce(j.completion_tokens, 0) AS "completionTokens", coalesce(j.duration_seconds, 0) AS "durationSeconds",
         coalesce((SELECT sum(c.priced_cost_nano_usd) FROM model_calls c WHERE c.job_id = j.id AND c.is_delivered), 0)::bigint
           AS "costNanoUsd"
  FROM jobs j
  WHERE j.completed_at >= $1 AND j.completed_at < $2 AND j.consumption IS NULL
    AND ($3::text IS NULL OR j.team_id = $3) AND ($4::text IS NULL OR j.job_type = $4)`;

type Row = JobUsage & {
  readonly id: string;
  readonly teamId: string;
  readonly organizationId: string;
  readonly jobType: string;
  readonly metadata: Record<string, unknown>;
};

/**
 * What the custom expressions among some rules give for the closed jobs of a span, as rows of JSON: 10⁻¹² credits by job.
 * The expressions are evaluated here, one job after another, by what evaluates them when a job is settled.
 */
export async function customAmounts({ pool }: Database, rules: readonly PriceRule[], span: JobSpan): Promise<string> {
  const values = [span.from, span.to, span.teamId ?? null, span.jobType ?? null];
  const { rows } = await pool.query<Row>(wideStatement(FACTS, values));
  const amounts = rows.flatMap(({ id, metadata, ...job }) => {
    const custom = matchRule(rules, job)?.custom;
    const amount = custom === undefined ? null : evaluateCustom(custom, customVariablesOf(job), metadata);
    return amount === null ? [] : [{ id, amount: amount.toString() }];
  });
  return JSON.stringify(amounts);
}
