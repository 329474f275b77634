import { type MetricName, metrics, type UsageSample } from '#domain/analytics/metrics.ts';

/** One metric over time. */
export const viewSeries = (metric: MetricName, whole: UsageSample, samples: readonly UsageSample[]) => ({
  metric,
  unit: metrics[metric].unit,
  whole: metrics[metric].value(whole),
  values: samples.map(metrics[metric].value),
});
