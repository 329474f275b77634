import type { NanoUsd } from '#domain/money.ts';
import type { PriceRule } from '#domain/pricing/price-rule.ts';
import type { Database } from '../client.ts';
import { wideStatement } from '../wide-statement.ts';
import { customAmounts } from './custom-amounts.ts';
import { rulesAsRows, stepsAsRows } from './simulated-rules.ts';
import { simulationStatement } from './simulation-statement.ts';

export type SimulationQuery = {
  readonly creditValue: NanoUsd;
  readonly rules: readonly PriceRule[];
  /** Jobs that were closed at `from` or later and before `to`. */
  readonly from: Date;
  readonly to: Date;
  readonly teamId?: string | undefined;
  readonly jobType?: string | undefined;
};

/** Micro-credits and nano-dollars of some jobs, as charged and as they would have been. `teamId` is null for all together. */
export type SimulatedSums = {
  readonly teamId: string | null;
  readonly jobs: number;
  readonly charged: bigint;
  readonly simulated: bigint;
  readonly priceBefore: bigint;
  readonly priceAfter: bigint;
  readonly cost: bigint;
};

const AMOUNTS = ['charged', 'simulated', 'priceBefore', 'priceAfter', 'cost'] as const;
type Row = Pick<SimulatedSums, 'teamId' | 'jobs'> & { readonly [amount in (typeof AMOUNTS)[number]]: string };

/**
 * Prices the closed jobs of a span by other rules, in one statement: all of them together, then by team. Only
 * custom expressions are evaluated before it, job by job. Jobs at a team's
 * own rate keep their charge. Quotas and tiers count a month's jobs in the order in which they were closed.
 */
export async function simulatePrices(db: Database, query: SimulationQuery): Promise<SimulatedSums[]> {
  const { creditValue, rules, from, to, teamId, jobType } = query;
  const byMonth = rules.some((rule) => rule.tiers || rule.free_quota);
  const byCall = rules.some(
    ({ match, cost_markup_percent: markup, cached_discount_percent: discount }) =>
      match.alias !== undefined || markup !== undefined || discount !== undefined,
  );
  const countFrom = byMonth ? new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth())) : from;
  const ends = [countFrom, from, to, teamId ?? null, jobType ?? null];
  const byExpression = rules.some(({ custom }) => custom !== undefined);
  const customs = byExpression ? [await customAmounts(db, rules, query)] : [];
  const values = [rulesAsRows(rules), stepsAsRows(rules), creditValue, ...ends, ...customs];
  const { rows } = await db.pool.query<Row>(
    wideStatement(simulationStatement({ byCall, byMonth, byExpression }), values),
  );
  return rows.map(({ teamId: team, jobs, ...amounts }) => ({
    teamId: team,
    jobs,
    ...(Object.fromEntries(AMOUNTS.map((name) => [name, BigInt(amounts[name])])) as Record<
      (typeof AMOUNTS)[number],
      bigint
    >),
  }));
}
