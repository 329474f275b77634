const DAY_MS = 86_400_000;

/** A day (UTC), `2026-01-31`, as date inputs and the API have it. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The day so many days after another, or before it. */
export const daysAfter = (day: string, days: number): string => dayOf(new Date(Date.parse(day) + days * DAY_MS));

/**
 * The span that the API takes for days of which the last is included. What is no day, say while one is typed, is left
 * out.
 */
export function spanOfDays(first: string, last: string): { readonly from?: string; readonly to?: string } {
  return { ...(isDay(first) && { from: first }), ...(isDay(last) && { to: daysAfter(last, 1) }) };
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const MINUTE_OF = 'YYYY-MM-DD HH:MM'.length;

/** A span whose end is not in it: a day alone when it is a whole one, `2026-01-31`, else days or moments. */
export function formatSpan(from: string, to: string): string {
  if (!isMidnight(from) || !isMidnight(to)) return `${minuteOf(from)} – ${minuteOf(to)}`;
  const [first, last] = [from.slice(0, 10), daysAfter(to.slice(0, 10), -1)];
  return first === last ? first : `${first} – ${last}`;
}

const isMidnight = (timestamp: string): boolean => /T00:00:00(\.0+)?Z$/.test(timestamp);

const minuteOf = (timestamp: string): string => timestamp.replace('T', ' ').slice(0, MINUTE_OF);
