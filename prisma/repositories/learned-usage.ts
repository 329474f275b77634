import type { LearnedUsage } from '#domain/expected-usage.ts';
import { microCredits, nanoUsd } from '#domain/money.ts';
import type { Database } from '../client.ts';

const learn = {
  name: 'learn_usage',
  text: `
    SELECT percentile_disc(0.9) WITHIN GROUP (ORDER BY recent.charged_micro_credits) AS charged,
           round(sum(recent.completion_tokens) / nullif(sum(recent.delivered_calls), 0))::int AS "completionTokens",
           round(sum(recent.cost_nano_usd) / nullif(sum(recent.delivered_calls), 0))::bigint AS "costNanoUsd"
    FROM (
      SELECT charged_micro_credits, completion_tokens, cost_nano_usd, delivered_calls FROM jobs
      WHERE team_id = $1 AND job_type = $2 AND status = 'completed' AND completed_at IS NOT NULL
      ORDER BY completed_at DESC LIMIT 100
    ) recent`,
};

type Row = {
  readonly charged: bigint | null;
  readonly completionTokens: number | null;
  readonly costNanoUsd: bigint | null;
};

/** What a team's last hundred completed jobs of a type came to, or null when there is none. */
export async function learnUsage({ pool }: Database, teamId: string, jobType: string): Promise<LearnedUsage | null> {
  const { rows } = await pool.query<Row>({ ...learn, values: [teamId, jobType] });
  const { charged, completionTokens, costNanoUsd } = rows[0] ?? {};
  if (charged === null || charged === undefined) return null;
  return {
    charged: microCredits(charged),
    completionTokens: completionTokens ?? 0,
    costNanoUsd: nanoUsd(costNanoUsd ?? 0n),
  };
}
