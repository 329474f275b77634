import { Counter, Histogram, type Registry } from 'prom-client';
import { type ErrorCode, errorCodes } from '#domain/errors.ts';
import type { CallKind } from '#domain/model-calls.ts';
import type { NanoUsd } from '#domain/money.ts';
import { createExactCounter } from './exact-counter.ts';

const NANOS_PER_USD = 1e9;
/** A model may answer at once, or after minutes. */
const DURATION_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 320];

const kinds = ['chat', 'embedding'] as const satisfies readonly CallKind[];
const outcomes = ['succeeded', 'failed', 'cancelled'] as const;
const wasteReasons = ['worker_lost', 'cut_off', 'invalid_reply'] as const;

type Used = {
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  /** Null when nobody knows. */
  readonly costNanoUsd: NanoUsd | null;
};
type Succeeded = Used & { readonly latencyMs: number; readonly cache: 'hit' | 'miss' | null };

/** Counts calls as they end. Each is counted once, by the process that stored its end. */
export interface CallMeter {
  succeeded(kind: CallKind, call: Succeeded): void;
  failed(kind: CallKind, code: ErrorCode): void;
  /** A call that was cancelled while the model answered. */
  stopped(kind: CallKind, used: Used): void;
  wasted(reason: (typeof wasteReasons)[number], costNanoUsd: NanoUsd | null): void;
}

export function createCallMeter(registry: Registry): CallMeter {
  const { calls, errors, durations, lookups } = createCounts(registry);
  const { tokens, cost, wastedAttempts, waste } = createUsage(registry);

  const count = (kind: CallKind, outcome: (typeof outcomes)[number], isCached = false): void =>
    calls.inc({ kind, outcome, cached: String(isCached) });
  const use = ({ promptTokens, completionTokens, costNanoUsd }: Used): void => {
    tokens.inc({ type: 'prompt' }, promptTokens ?? 0);
    tokens.inc({ type: 'completion' }, completionTokens ?? 0);
    cost.add(costNanoUsd ?? 0n);
  };
  return {
    succeeded(kind, { cache, latencyMs, ...used }) {
      count(kind, 'succeeded', cache === 'hit');
      if (cache !== null) lookups.inc({ result: cache });
      if (cache === 'hit') return;
      durations.observe({ kind }, latencyMs / 1_000);
      use(used);
    },
    failed(kind, code) {
      count(kind, code === 'call_cancelled' ? 'cancelled' : 'failed');
      errors.inc({ code });
    },
    stopped(kind, used) {
      count(kind, 'cancelled');
      errors.inc({ code: 'call_cancelled' });
      use(used);
    },
    wasted(reason, costNanoUsd) {
      wastedAttempts.inc({ reason });
      waste.add(costNanoUsd ?? 0n, { reason });
    },
  };
}

function createCounts(registry: Registry) {
  const registers = [registry];
  const calls = new Counter({
    name: 'saas_calls_total',
    help: 'Calls that ended, by what they asked for, how they ended and whether the reply came from the cache',
    labelNames: ['kind', 'outcome', 'cached'],
    registers,
  });
  for (const kind of kinds) for (const outcome of outcomes) calls.inc({ kind, outcome, cached: 'false' }, 0);
  for (const kind of kinds) calls.inc({ kind, outcome: 'succeeded', cached: 'true' }, 0);
  const errors = new Counter({
    name: 'saas_call_errors_total',
    help: 'Calls that ended without a whole reply, by error code',
    labelNames: ['code'],
    registers,
  });
  for (const code of errorCodes) errors.inc({ code }, 0);
  const durations = new Histogram({
    name: 'saas_call_duration_seconds',
    help: 'How long models took to give whole replies that did not come from the cache',
    labelNames: ['kind'],
    buckets: DURATION_BUCKETS,
    registers,
  });
  for (const kind of kinds) durations.zero({ kind });
  const lookups = new Counter({
    name: 'saas_cache_lookups_total',
    help: 'Replies of calls that were looked for in the response cache',
    labelNames: ['result'],
    registers,
  });
  for (const result of ['hit', 'miss']) lookups.inc({ result }, 0);
  return { calls, errors, durations, lookups };
}

function createUsage(registry: Registry) {
  const registers = [registry];
  const tokens = new Counter({
    name: 'saas_tokens_total',
    help: 'Tokens that calls used at providers, without attempts that were wasted',
    labelNames: ['type'],
    registers,
  });
  for (const type of ['prompt', 'completion']) tokens.inc({ type }, 0);
  const cost = createExactCounter(registry, {
    name: 'saas_call_cost_usd_total',
    help: 'What calls cost, counted as they end; those without a known price add nothing',
    perUnit: NANOS_PER_USD,
  });
  const wastedAttempts = new Counter({
    name: 'saas_wasted_attempts_total',
    help: 'Attempts that were paid for and given to nobody',
    labelNames: ['reason'],
    registers,
  });
  for (const reason of wasteReasons) wastedAttempts.inc({ reason }, 0);
  const waste = createExactCounter(registry, {
    name: 'saas_waste_usd_total',
    help: 'What wasted attempts cost',
    perUnit: NANOS_PER_USD,
    series: wasteReasons.map((reason) => ({ reason })),
  });
  return { tokens, cost, wastedAttempts, waste };
}
