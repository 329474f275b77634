import { ruleWeight } from '#domain/pricing/match-rule.ts';
import type { PriceRule } from '#domain/pricing/price-rule.ts';
import { defaultRounding } from '#domain/pricing/rounding.ts';

/** The columns that {@link rulesAsRows} gives a rule, as SQL declares them. Amounts are micro-credits. */
export const RULE_COLUMNS = `
  place int, team_id text, organization_id text, job_type text, alias text, weight int, per_job numeric, per_call numeric,
  per_1k_prompt numeric, per_1k_completion numeric, markup numeric, cached_discount numeric, minimum numeric, cap numeric, round_mode text,
  round_to numeric, failed text, cancelled text, expired text, quota_of text, quota numeric, tiers_of text, tiers_mode text`;

/** The columns of a tier's step: the units it begins after and ends with, and the price of each. */
export const STEP_COLUMNS = 'place int, start numeric, up_to numeric, price numeric';

/** Rules as rows of JSON, every amount a string of digits. */
export const rulesAsRows = (rules: readonly PriceRule[]): string =>
  JSON.stringify(
    rules.map((rule, place) => ({ place, ...rowOf(rule) })),
    digits,
  );

/** The steps of all rules' tiers as rows of JSON, by their rule's place. */
export const stepsAsRows = (rules: readonly PriceRule[]): string =>
  JSON.stringify(
    rules.flatMap(({ tiers }, place) =>
      (tiers?.steps ?? []).map(({ up_to, credits_per_unit: price }, step) => ({
        place,
        start: tiers?.steps[step - 1]?.up_to ?? 0,
        up_to,
        price,
      })),
    ),
    digits,
  );

const WHOLE_COST = 10_000n;

function rowOf(rule: PriceRule): object {
  const perToken = rule.per_1k_tokens ?? 0n;
  const { mode, to } = rule.rounding ?? defaultRounding;
  return {
    ...rule.match,
    weight: ruleWeight(rule),
    per_job: rule.per_job ?? 0n,
    per_call: rule.per_call ?? 0n,
    per_1k_prompt: (rule.per_1k_prompt_tokens ?? 0n) + perToken,
    per_1k_completion: (rule.per_1k_completion_tokens ?? 0n) + perToken,
    markup: rule.cost_markup_percent === undefined ? 0n : WHOLE_COST + rule.cost_markup_percent,
    cached_discount: rule.cached_discount_percent ?? 0n,
    minimum: rule.minimum ?? 0n,
    cap: rule.cap ?? null,
    round_mode: mode,
    round_to: to,
    failed: rule.failed,
    cancelled: rule.cancelled,
    expired: rule.expired,
    quota_of: rule.free_quota?.quantity ?? null,
    quota: rule.free_quota?.amount ?? null,
    tiers_of: rule.tiers?.quantity ?? null,
    tiers_mode: rule.tiers?.mode ?? null,
  };
}

const digits = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
