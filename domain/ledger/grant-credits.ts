import { type Account, smaller } from './account.ts';
import { alignLots } from './align-lots.ts';
import { usableLots } from './order-lots.ts';
import { postMovement } from './post-movement.ts';
import { newLot } from './refund-job.ts';
import type { Result } from './result.ts';

export type Grant = { readonly amount: bigint; readonly priority: number; readonly expiresAt: number | null };

/** Adds credits as a lot of their own; what the team owes is repaid first. */
export function grantCredits(account: Account, { amount, priority, expiresAt }: Grant): Result {
  const lots = [...account.lots, newLot(amount, priority, expiresAt)];
  return { account: alignLots(postMovement({ ...account, lots }, { granted: amount })), outcome: 'done' };
}

/** Takes granted credits back from what remains, in the lots' order. Refused when less is available. */
export function takeBackCredits(account: Account, amount: bigint): Result {
  if (account.parts.available < amount) return { account, outcome: 'refused' };
  let { lots } = account;
  let left = amount;
  for (const [place, lot] of usableLots(lots)) {
    const part = smaller(left, lot.remaining);
    lots = lots.with(place, { ...lot, granted: lot.granted - part, remaining: lot.remaining - part });
    left -= part;
  }
  return { account: postMovement({ ...account, lots }, { granted: -amount }), outcome: 'done' };
}
