import { addSamples, NOTHING } from '#domain/analytics/add-samples.ts';
import type { UsageSample } from '#domain/analytics/metrics.ts';
import type { Database } from '../../prisma/client.ts';
import { listMoments, sumUsage } from '../../prisma/repositories/usage.ts';

type Span = { readonly from: Date; readonly to: Date; readonly sample: UsageSample };
export type Period = Span & { readonly previous: Span };
export type DayUsage = { readonly at: Date; readonly sample: UsageSample };

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const LONGEST = 30;

/**
 * Today and the last 7 and 30 days, each with the span of as many days before it up to the same hour of the day, and the last
 * 30 days one by one. `end` is when today ends.
 */
export async function readPeriods(db: Database, now: Date, timeZone: string) {
  const from = new Date(now.getTime() - (2 * LONGEST - 1) * DAY_MS);
  const to = new Date(now.getTime() + 1);
  const moments = await listMoments(db, { interval: 'day', timeZone, from, to });
  const starts = moments.slice(0, -1).reverse();
  const [first, end] = [moments[0] ?? from, moments.at(-1) ?? to];
  const rows = await sumUsage(db, { from: first, to: end, interval: 'day', timeZone });
  const byDay = new Map(rows.map((row) => [row.at?.getTime(), row]));
  /** The days, today first. */
  const days = starts.map((at) => ({ at, sample: byDay.get(at.getTime()) ?? NOTHING }));
  const periodOf = (length: number) => readPeriod(db, { now, days, length });
  const [today, week, month] = await Promise.all([1, 7, LONGEST].map(periodOf));
  if (!today || !week || !month) throw new Error('Each length has its period');
  return { today, week, month, days: days.slice(0, LONGEST).reverse(), end };
}

type Spans = { readonly now: Date; readonly days: readonly DayUsage[]; readonly length: number };

async function readPeriod(db: Database, { now, days, length }: Spans): Promise<Period> {
  const startOf = (ago: number): Date => days[ago]?.at ?? now;
  const sinceMidnight = Math.ceil((now.getTime() - startOf(0).getTime() + 1) / HOUR_MS) * HOUR_MS;
  const cut = startOf(length);
  const to = new Date(Math.min(cut.getTime() + sinceMidnight, startOf(length - 1).getTime()));
  const [partial = NOTHING] = await sumUsage(db, { from: cut, to });
  const sum = (from: number, before: number) => addSamples(days.slice(from, before).map(({ sample }) => sample));
  return {
    from: startOf(length - 1),
    to: now,
    sample: sum(0, length),
    previous: { from: startOf(2 * length - 1), to, sample: addSamples([sum(length + 1, 2 * length), partial]) },
  };
}
