import type { Lot } from './account.ts';

/** The lots with credits left, each with its place, in the order in which they are used: priority, soonest expiry, age. */
export const usableLots = (lots: readonly Lot[]): [number, Lot][] =>
  [...lots.entries()]
    .filter(([, { remaining }]) => remaining > 0n)
    .sort(
      ([place, lot], [otherPlace, other]) =>
        lot.priority - other.priority ||
        Math.sign((lot.expiresAt ?? Number.MAX_VALUE) - (other.expiresAt ?? Number.MAX_VALUE)) ||
        place - otherPlace,
    );
