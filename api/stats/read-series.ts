import { addSamples, NOTHING } from '#domain/analytics/add-samples.ts';
import { type MetricName, metrics, type SeriesGroup, type UsageSample } from '#domain/analytics/metrics.ts';
import type { Database } from '../../prisma/client.ts';
import { listMoments, sumUsage, type UsageFilter, type UsageRow } from '../../prisma/repositories/usage.ts';
import { invalid } from '../invalid.ts';

export type SeriesQuestion = {
  readonly metrics: readonly [MetricName, ...MetricName[]];
  readonly interval: 'hour' | 'day';
  readonly timeZone: string;
  readonly from: Date;
  readonly to: Date;
  readonly groupBy?: SeriesGroup | undefined;
  /** How many groups are told of. */
  readonly limit: number;
  readonly filter: UsageFilter;
};

type Group = { readonly key: string; readonly whole: UsageSample; readonly samples: readonly UsageSample[] };

export type SeriesAnswer = {
  readonly from: Date;
  readonly to: Date;
  readonly points: readonly Date[];
  readonly whole: UsageSample;
  readonly samples: readonly UsageSample[];
  readonly groups: readonly Group[];
  readonly groupCount: number;
};

const MOST_POINTS = 1_500;

/** Sums over time, all together and for the groups with the most of the first metric. Throws `invalid_request`. */
export async function readSeries(db: Database, question: SeriesQuestion): Promise<SeriesAnswer> {
  assertTellable(question);
  const moments = await listMoments(db, question);
  const points = moments.slice(0, -1);
  if (points.length > MOST_POINTS) {
    throw invalid('from', `is ${points.length} ${question.interval}s before to; at most ${MOST_POINTS} can be shown`);
  }
  const [from = question.from, to = question.to] = [points[0], moments.at(-1)];
  const hasLatencies = question.metrics.some((name) => metrics[name].unit === 'ms');
  const query = { ...question.filter, from, to, timeZone: question.timeZone, hasLatencies };
  const { interval, groupBy } = question;
  const [rows, byGroup] = await Promise.all([
    sumUsage(db, { ...query, interval }),
    groupBy ? sumUsage(db, { ...query, groupBy }) : [],
  ]);
  const most = byGroup.sort(compareBy(question.metrics[0])).slice(0, question.limit);
  const keys = most.map(({ key }) => key ?? '');
  const parts = keys.length > 0 ? await sumUsage(db, { ...query, interval, groupBy, keys }) : [];
  const samplesOf = (some: readonly UsageRow[]) => spread(points, some);
  return {
    from,
    to,
    points,
    whole: addSamples(rows),
    samples: samplesOf(rows),
    groups: most.map((whole) => ({
      key: whole.key ?? '',
      whole,
      samples: samplesOf(parts.filter(({ key }) => key === whole.key)),
    })),
    groupCount: byGroup.length,
  };
}

function assertTellable({ metrics: names, groupBy, filter }: SeriesQuestion): void {
  const ofJobs = names.find((name) => metrics[name].of === 'job');
  if (ofJobs && (groupBy === 'alias' || filter.alias !== undefined)) {
    throw invalid(
      'metric',
      `${ofJobs} counts whole jobs, which have no alias; leave alias out or ask for another metric`,
    );
  }
}

const compareBy = (name: MetricName) => (one: UsageRow, other: UsageRow) =>
  (metrics[name].value(other) ?? 0) - (metrics[name].value(one) ?? 0) || ((one.key ?? '') < (other.key ?? '') ? -1 : 1);

function spread(points: readonly Date[], rows: readonly UsageRow[]): UsageSample[] {
  const byMoment = new Map(rows.map((row) => [row.at?.getTime(), row]));
  return points.map((point) => byMoment.get(point.getTime()) ?? NOTHING);
}
