import { marginOf, marginPercentOf } from '../margins.ts';
import { microToCredits, nanoToUsd } from '../money.ts';
import { latencyPercentile } from './latency-buckets.ts';
import { averageLatencyMs, cacheHitRate, closedJobs, endedCalls, errorRate, type UsageSums } from './usage-sums.ts';

/** Sums of a span with its calls counted by latency bucket. */
export type UsageSample = UsageSums & { readonly callsByLatency: readonly number[] };

type MetricUnit = 'jobs' | 'calls' | 'tokens' | 'credits' | 'usd' | 'percent' | 'rate' | 'ms';

export type Metric = {
  readonly unit: MetricUnit;
  /** `job`: known of a job as a whole only, not of one of its aliases. */
  readonly of: 'job' | 'call';
  readonly value: (sample: UsageSample) => number | null;
};

const MEDIAN = 50;
const HIGH = 95;

const job = (unit: MetricUnit, value: Metric['value']): Metric => ({ unit, of: 'job', value });
const call = (unit: MetricUnit, value: Metric['value']): Metric => ({ unit, of: 'call', value });

/** What charts can show over time, and how each figure comes from the sums of a span. */
export const metrics = {
  jobs_created: job('jobs', ({ jobsCreated }) => jobsCreated),
  jobs_closed: job('jobs', closedJobs),
  jobs_completed: job('jobs', ({ jobsCompleted }) => jobsCompleted),
  jobs_failed: job('jobs', ({ jobsFailed }) => jobsFailed),
  jobs_cancelled: job('jobs', ({ jobsCancelled }) => jobsCancelled),
  jobs_expired: job('jobs', ({ jobsExpired }) => jobsExpired),
  calls: call('calls', endedCalls),
  successful_calls: call('calls', ({ succeededCalls }) => succeededCalls),
  failed_calls: call('calls', ({ failedCalls }) => failedCalls),
  cancelled_calls: call('calls', ({ cancelledCalls }) => cancelledCalls),
  cached_calls: call('calls', ({ cacheHits }) => cacheHits),
  unpriced_calls: call('calls', ({ unpricedCalls }) => unpricedCalls),
  prompt_tokens: call('tokens', ({ promptTokens }) => promptTokens),
  completion_tokens: call('tokens', ({ completionTokens }) => completionTokens),
  total_tokens: call('tokens', ({ promptTokens, completionTokens }) => promptTokens + completionTokens),
  credits_charged: call('credits', ({ chargedMicroCredits }) => microToCredits(chargedMicroCredits)),
  credits_refunded: call('credits', ({ refundedMicroCredits }) => microToCredits(refundedMicroCredits)),
  price_usd: call('usd', ({ priceNanoUsd }) => nanoToUsd(priceNanoUsd)),
  cost_usd: call('usd', ({ costNanoUsd }) => nanoToUsd(costNanoUsd)),
  margin_usd: call('usd', (sample) => nanoToUsd(marginOf(sample))),
  margin_percent: call('percent', marginPercentOf),
  loss_usd: call('usd', ({ lossNanoUsd }) => nanoToUsd(lossNanoUsd)),
  waste_usd: call('usd', ({ wasteNanoUsd }) => nanoToUsd(wasteNanoUsd)),
  saved_usd: call('usd', ({ savedNanoUsd }) => nanoToUsd(savedNanoUsd)),
  error_rate: call('rate', errorRate),
  cache_hit_rate: call('rate', cacheHitRate),
  average_latency_ms: call('ms', averageLatencyMs),
  p50_latency_ms: call('ms', ({ callsByLatency }) => latencyPercentile(callsByLatency, MEDIAN)),
  p95_latency_ms: call('ms', ({ callsByLatency }) => latencyPercentile(callsByLatency, HIGH)),
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
export type SeriesInterval = (typeof seriesIntervals)[number];
