import { NOTHING } from './amounts.ts';

const withYear = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const thisYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' });

/** A moment in the operator's own time zone, `23 Nov 2026, 13:00:00`. */
export const formatMoment = (timestamp: string): string => withYear.format(new Date(timestamp));

/** The same for where room is scarce: without the year when it is this one. */
export function formatMomentShortly(timestamp: string): string {
  const date = new Date(timestamp);
  return (date.getFullYear() === new Date().getFullYear() ? thisYear : withYear).format(date);
}

/** The day of a moment, `23 Nov`. */
export const formatDay = (timestamp: string): string => day.format(new Date(timestamp));

/** The time of day of a moment, `13:00`. */
export const formatHour = (timestamp: string): string => hour.format(new Date(timestamp));

/** The operator's time zone as they know it, `Europe/Berlin`. */
export const timeZoneName = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The name of the operator's time zone at that moment, `CET`. */
export const zoneName = (timestamp: string): string =>
  zone.formatToParts(new Date(timestamp)).find(({ type }) => type === 'timeZoneName')?.value ?? '';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span of time in its two largest units, `4 min 12 s`. */
export function formatDuration(milliseconds: number | null | undefined): string {
  if (milliseconds == null) return NOTHING;
  if (milliseconds < SECOND) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < MINUTE) return `${(milliseconds / SECOND).toFixed(1)} s`;
  if (milliseconds < HOUR) return inTwo(milliseconds, [MINUTE, 'min'], [SECOND, 's']);
  if (milliseconds < DAY) return inTwo(milliseconds, [HOUR, 'h'], [MINUTE, 'min']);
  return inTwo(milliseconds, [DAY, 'd'], [HOUR, 'h']);
}

type Unit = readonly [milliseconds: number, name: string];

function inTwo(milliseconds: number, [large, largeName]: Unit, [small, smallName]: Unit): string {
  const rest = Math.floor((milliseconds % large) / small);
  const whole = `${Math.floor(milliseconds / large)} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}
