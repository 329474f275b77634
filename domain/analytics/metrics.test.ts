import { describe, expect, it } from 'vitest';
import { microCredits, nanoUsd } from '../money.ts';
import { addSamples, NOTHING } from './add-samples.ts';
import { metricNames, metrics, type UsageSample } from './metrics.ts';

const sample: UsageSample = {
  ...NOTHING,
  jobsCreated: 6,
  jobsCompleted: 3,
  jobsFailed: 1,
  jobsExpired: 1,
  succeededCalls: 9,
  failedCalls: 1,
  cancelledCalls: 2,
  cacheLookups: 4,
  cacheHits: 1,
  promptTokens: 1_000,
  completionTokens: 200,
  latencyMs: 4_500,
  chargedMicroCredits: microCredits(5_000_000n),
  refundedMicroCredits: microCredits(1_000_000n),
  priceNanoUsd: nanoUsd(400_000_000n),
  costNanoUsd: nanoUsd(100_000_000n),
  callsByLatency: [0, 9],
};
const value = (name: (typeof metricNames)[number], of: UsageSample = sample) => metrics[name].value(of);

describe('metrics', () => {
  it('come from the sums of a span', () => {
    expect(value('jobs_closed')).toBe(5);
    expect(value('calls')).toBe(12);
    expect(value('total_tokens')).toBe(1_200);
    expect(value('credits_charged')).toBe(5);
    expect(value('margin_usd')).toBe(0.3);
    expect(value('margin_percent')).toBe(75);
    expect(value('average_latency_ms')).toBe(500);
    expect(value('p95_latency_ms')).toBe(24);
  });

  it('count no stopped call as an error', () => {
    expect(value('error_rate')).toBe(0.1);
    expect(value('cache_hit_rate')).toBe(0.25);
  });

  it('of a span without anything are 0, and rates unknown', () => {
    const unknown = metricNames.filter((name) => value(name, NOTHING) === null);
    expect(unknown).toEqual([
      'margin_percent',
      'error_rate',
      'cache_hit_rate',
      'average_latency_ms',
      'p50_latency_ms',
      'p95_latency_ms',
    ]);
    expect(metricNames.filter((name) => value(name, NOTHING) === 0)).toHaveLength(metricNames.length - unknown.length);
  });

  it('of two spans together are those of their sums, not the mean of both', () => {
    const whole = addSamples([sample, sample, { ...NOTHING, failedCalls: 16, callsByLatency: [1, 0, 3] }]);
    expect(value('jobs_created', whole)).toBe(12);
    expect(value('margin_usd', whole)).toBe(0.6);
    expect(value('error_rate', whole)).toBe(0.5);
    expect(whole.callsByLatency).toEqual([1, 18, 3]);
    expect(addSamples([])).toEqual(NOTHING);
  });
});
