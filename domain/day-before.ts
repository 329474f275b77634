/** A span of time, as RFC 3339: `from` is in it, `to` is not. */
export type Span = { readonly from: string; readonly to: string };

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The whole day (UTC) before the one that a moment is in. */
export function dayBefore(moment: Date): Span {
  const midnight = moment.getTime() - (moment.getTime() % DAY_MS);
  return { from: new Date(midnight - DAY_MS).toISOString(), to: new Date(midnight).toISOString() };
}
