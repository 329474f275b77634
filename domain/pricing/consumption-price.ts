import type { JobOutcome } from '../jobs.ts';
import { microCredits } from '../money.ts';
import type { Consumption } from './consumption.ts';
import type { CallFacts } from './price-terms.ts';
import type { Priced } from './priced-job.ts';
import { round } from './rounding.ts';

const NANOS_PER_USD = 1_000_000_000n;
const MICROS_PER_CREDIT = 1_000_000n;

/** What a job costs at its team's own rate: its delivered calls' cost or tokens. Only a completed job is charged. */
export function priceConsumption(
  consumption: Consumption,
  outcome: JobOutcome,
  delivered: readonly CallFacts[],
): Priced {
  const { mode, minimum, rounding } = consumption;
  const parts = new Map(delivered.map((call) => [call.callId, usageOf(mode, call)]));
  if (outcome !== 'completed') return { rule: mode, amount: microCredits(0n), lines: [], parts };

  const quantity = [...parts.values()].reduce((sum, part) => sum + part, 0n);
  const exact =
    consumption.mode === 'consumption_usd'
      ? round(quantity * consumption.microCreditsPerUsd, NANOS_PER_USD, rounding)
      : round(quantity * MICROS_PER_CREDIT, consumption.tokensPerCredit, rounding);
  const component = mode === 'consumption_usd' ? 'cost_nano_usd' : 'tokens';
  const used = { rule: mode, component, quantity: `${quantity}`, microCredits: `${exact}` };
  if (exact >= minimum) return { rule: mode, amount: exact, lines: [used], parts };
  const rest = { rule: mode, component: 'minimum', quantity: '1', microCredits: `${minimum - exact}` };
  return { rule: mode, amount: minimum, lines: [used, rest], parts };
}

const usageOf = (mode: Consumption['mode'], call: CallFacts): bigint =>
  mode === 'consumption_usd' ? (call.costNanoUsd ?? 0n) : BigInt(call.promptTokens) + BigInt(call.completionTokens);
