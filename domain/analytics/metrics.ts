import { marginOf, marginPercentOf } from '../margins.ts';
import { microToCredits, nanoToUsd } from '../money.ts';
import { latencyPercentile } from './latency-buckets.ts';
import { averageLatencyMs, cacheHitRate, closedJobs, endedCalls, errorRate, type UsageSums } from './usage-sums.ts';

/** Sums of a span with its calls counted by latency bucket. */
export type UsageSample = UsageSums & { readonly callsByLatency: readonly number[] };

type MetricUnit = 'jobs' | 'calls' | 'tokens' | 'credits' | 'usd' | 'percent' | 'rate' | 'ms';

export type UsageFigure = keyof UsageSample;

export type Metric = {
  readonly unit: MetricUnit;
  /** `job`: known of a job as a whole only, not of one of its aliases. */
  readonly of: 'job' | 'call';
  /** The sums that it comes from. */
  readonly needs: readonly UsageFigure[];
  readonly value: (sample: UsageSample) => number | null;
};

const MEDIAN = 50;
const HIGH = 95;

type Value<Needed extends UsageFigure> = (sample: Pick<UsageSample, Needed>) => number | null;

const job = <Needed extends UsageFigure>(unit: MetricUnit, needs: readonly Needed[], value: Value<Needed>): Metric => ({
  unit,
  of: 'job',
  needs,
  value,
});
const call = <Needed extends UsageFigure>(
  unit: MetricUnit,
  needs: readonly Needed[],
  value: Value<Needed>,
): Metric => ({
  ...job(unit, needs, value),
  of: 'call',
});

const outcomes = ['jobsCompleted', 'jobsFailed', 'jobsCancelled', 'jobsExpired'] as const;
const ended = ['succeededCalls', 'failedCalls', 'cancelledCalls'] as const;
const tokens = ['promptTokens', 'completionTokens'] as const;
const money = ['priceNanoUsd', 'costNanoUsd'] as const;

/** What charts can show over time, and how each figure comes from the sums of a span. */
export const metrics = {
  jobs_created: job('jobs', ['jobsCreated'], ({ jobsCreated }) => jobsCreated),
  jobs_closed: job('jobs', outcomes, closedJobs),
  jobs_completed: job('jobs', ['jobsCompleted'], ({ jobsCompleted }) => jobsCompleted),
  jobs_failed: job('jobs', ['jobsFailed'], ({ jobsFailed }) => jobsFailed),
  jobs_cancelled: job('jobs', ['jobsCancelled'], ({ jobsCancelled }) => jobsCancelled),
  jobs_expired: job('jobs', ['jobsExpired'], ({ jobsExpired }) => jobsExpired),
  calls: call('calls', ended, endedCalls),
  successful_calls: call('calls', ['succeededCalls'], ({ succeededCalls }) => succeededCalls),
  failed_calls: call('calls', ['failedCalls'], ({ failedCalls }) => failedCalls),
  cancelled_calls: call('calls', ['cancelledCalls'], ({ cancelledCalls }) => cancelledCalls),
  cached_calls: call('calls', ['cacheHits'], ({ cacheHits }) => cacheHits),
  unpriced_calls: call('calls', ['unpricedCalls'], ({ unpricedCalls }) => unpricedCalls),
  prompt_tokens: call('tokens', ['promptTokens'], ({ promptTokens }) => promptTokens),
  completion_tokens: call('tokens', ['completionTokens'], ({ completionTokens }) => completionTokens),
  total_tokens: call('tokens', tokens, ({ promptTokens, completionTokens }) => promptTokens + completionTokens),
  credits_charged: call('credits', ['chargedMicroCredits'], (sums) => microToCredits(sums.chargedMicroCredits)),
  credits_refunded: call('credits', ['refundedMicroCredits'], (sums) => microToCredits(sums.refundedMicroCredits)),
  price_usd: call('usd', ['priceNanoUsd'], ({ priceNanoUsd }) => nanoToUsd(priceNanoUsd)),
  cost_usd: call('usd', ['costNanoUsd'], ({ costNanoUsd }) => nanoToUsd(costNanoUsd)),
  margin_usd: call('usd', money, (sums) => nanoToUsd(marginOf(sums))),
  margin_percent: call('percent', money, marginPercentOf),
  loss_usd: call('usd', ['lossNanoUsd'], ({ lossNanoUsd }) => nanoToUsd(lossNanoUsd)),
  waste_usd: call('usd', ['wasteNanoUsd'], ({ wasteNanoUsd }) => nanoToUsd(wasteNanoUsd)),
  saved_usd: call('usd', ['savedNanoUsd'], ({ savedNanoUsd }) => nanoToUsd(savedNanoUsd)),
  error_rate: call('rate', ['failedCalls', 'succeededCalls'], errorRate),
  cache_hit_rate: call('rate', ['cacheHits', 'cacheLookups'], cacheHitRate),
  average_latency_ms: call('ms', ['latencyMs', 'succeededCalls'], averageLatencyMs),
  p50_latency_ms: call('ms', ['callsByLatency'], (sums) => latencyPercentile(sums.callsByLatency, MEDIAN)),
  p95_latency_ms: call('ms', ['callsByLatency'], (sums) => latencyPercentile(sums.callsByLatency, HIGH)),
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof metrics;

export const metricNames = Object.keys(metrics) as [MetricName, ...MetricName[]];

export const metricUnits = [
  'jobs',
  'calls',
  'tokens',
  'credits',
  'usd',
  'percent',
  'rate',
  'ms',
] as const satisfies readonly MetricUnit[];

/** What series can be drawn by, one line for each. */
export const seriesGroups = ['team', 'organization', 'job_type', 'alias'] as const;
export type SeriesGroup = (typeof seriesGroups)[number];

export const seriesIntervals = ['hour', 'day'] as const;
