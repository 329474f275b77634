import { type MetricName, metrics, type UsageSample } from '#domain/analytics/metrics.ts';
import { usageFigures } from '#schemas/stats.ts';

type Figure = keyof typeof usageFigures & MetricName;
type Figures = { [Name in Figure]: Name extends NullableFigure ? number | null : number };
type NullableFigure = 'margin_percent' | 'error_rate' | 'cache_hit_rate' | 'average_latency_ms';

/** All figures of a span, as operators see them. */
export const viewUsage = (sample: UsageSample): Figures =>
  Object.fromEntries(
    (Object.keys(usageFigures) as Figure[]).map((name) => [name, metrics[name].value(sample)]),
  ) as Figures;
