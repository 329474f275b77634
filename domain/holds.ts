import { divideRoundingUp, type MicroCredits, microCredits } from './money.ts';

/** What a new job should hold, and the least with which it may begin. */
export type FirstHold = { readonly estimate: MicroCredits; readonly minimum: MicroCredits };

/** What a job must hold in all for its next call to be made, and what it had better hold. */
export type NeededHold = { readonly least: MicroCredits; readonly wanted: MicroCredits };

/** Beyond what the calls under way are expected to cost, so that not every call has to grow the hold. */
const HEADROOM_PERCENT = 25n;

/**
 * The hold a job begins with: its price when that is fixed, else what such jobs of its team have lately cost (the
 * learned estimate), else the least it can cost. Only the least must be there: a team that has less than the estimate
 * is not kept from a job it can probably pay.
 */
export function firstHold(
  least: MicroCredits,
  { isFixed, learned, maximum }: { isFixed: boolean; learned: MicroCredits | null; maximum: MicroCredits | null },
): FirstHold {
  const estimate = isFixed || learned === null || learned < least ? least : learned;
  return { estimate: atMost(estimate, maximum), minimum: atMost(least, maximum) };
}

/**
 * The hold a job needs before a call: what it will cost if all calls under way turn out as such calls usually do. A
 * request's `max_tokens` is no measure of that: it would keep healthy teams from calls that cost a hundredth of it.
 */
export function neededHold(expected: MicroCredits, maximum: MicroCredits | null): NeededHold {
  const wanted = microCredits(divideRoundingUp(expected * (100n + HEADROOM_PERCENT), 100n));
  return { least: atMost(expected, maximum), wanted: atMost(wanted, maximum) };
}

const atMost = (amount: MicroCredits, maximum: MicroCredits | null): MicroCredits =>
  maximum !== null && maximum < amount ? maximum : amount;
