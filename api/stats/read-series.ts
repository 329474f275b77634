import { addSamples, NOTHING } from '#domain/analytics/add-samples.ts';
import {
  type MetricName,
  metrics,
  type SeriesGroup,
  type UsageFigure,
  type UsageSample,
} from '#domain/analytics/metrics.ts';
import type { Database } from '../../prisma/client.ts';
import {
  listMoments,
  sumUsage,
  type UsageFilter,
  type UsageQuery,
  type UsageRow,
} from '../../prisma/repositories/usage.ts';
import { invalid } from '../invalid.ts';

export type SeriesQuestion = {
  readonly metrics: readonly [MetricName, ...MetricName[]];
  readonly interval: 'hour' | 'day';
  readonly timeZone: string;
  readonly from: Date;
  readonly to: Date;
  readonly groupBy?: SeriesGroup | undefined;
  /** What is summed; what the metrics need when left out. */
  readonly figures?: readonly UsageFigure[] | undefined;
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
  const figures = question.figures ?? question.metrics.flatMap((name) => metrics[name].needs);
  const query = { ...question.filter, from, to, timeZone: question.timeZone, figures };
  const { interval, groupBy } = question;
  const [rows, { byGroup, parts }] = await Promise.all([
    sumUsage(db, { ...query, interval }),
    groupBy ? readGroups(db, { ...query, interval, groupBy }, question) : { byGroup: [], parts: [] },
  ]);
  const samplesOf = (some: readonly UsageRow[]) => spread(points, some);
  return {
    from,
    to,
    points,
    whole: addSamples(rows),
    samples: samplesOf(rows),
    groups: byGroup.slice(0, question.limit).map((whole) => ({
      key: whole.key ?? '',
      whole,
      samples: samplesOf(parts.filter(({ key }) => key === whole.key)),
    })),
    groupCount: byGroup.length,
  };
}

/** There are few aliases and job types: all of their points are read at once. Of teams only those that are told of. */
async function readGroups(db: Database, query: UsageQuery, { metrics: [rank], limit }: SeriesQuestion) {
  const isFew = query.groupBy === 'alias' || query.groupBy === 'job_type';
  const all = await sumUsage(db, isFew ? query : { ...query, interval: undefined });
  const byGroup = [...Map.groupBy(all, ({ key }) => key)]
    .map(([key, rows]) => ({ ...addSamples(rows), at: null, key }))
    .sort(compareBy(rank));
  const keys = byGroup.slice(0, limit).map(({ key }) => key ?? '');
  return { byGroup, parts: isFew ? all : await sumUsage(db, { ...query, keys }) };
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
