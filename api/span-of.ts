import { invalid } from './invalid.ts';

const DAYS_WHEN_LEFT_OUT = 30;
const DAY_MS = 86_400_000;

type AskedSpan = { readonly from?: Date | undefined; readonly to?: Date | undefined };

/** The span of time that a report is asked for: up to now and 30 days long when nothing is said. Throws `invalid_request`. */
export function spanOf({ to = new Date(), from = new Date(to.getTime() - DAYS_WHEN_LEFT_OUT * DAY_MS) }: AskedSpan) {
  if (from >= to) throw invalid('to', 'must be after from');
  return { from, to };
}
