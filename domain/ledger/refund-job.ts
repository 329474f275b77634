import { type Account, type Hold, jobOf, type Lot, smaller, withJob } from './account.ts';
import { alignLots } from './align-lots.ts';
import { isPast } from './expire-lots.ts';
import { postMovement } from './post-movement.ts';
import type { Result } from './result.ts';

/**
 * Gives back some of what a closed job was charged to the very lots it was taken from, last taken first. What came from
 * a lot that is past its time moves to a new lot that does not expire. Refused beyond what is left of the charge.
 */
export function refundJob(account: Account, place: number, amount: bigint): Result {
  const job = jobOf(account, place);
  if (job.charged === null) return { account, outcome: 'none' };
  if (amount > job.charged - job.refunded) return { account, outcome: 'refused' };
  const returned = returnToLots(account, place, amount);
  const posted = postMovement(withJob(returned, place, { refunded: job.refunded + amount }), { spent: -amount });
  return { account: alignLots(posted), outcome: 'done' };
}

function returnToLots(account: Account, place: number, amount: bigint): Account {
  let { lots } = account;
  let { holds } = jobOf(account, place);
  let left = amount;
  for (const [index, hold] of [...holds.entries()].reverse()) {
    const part = smaller(left, hold.spent);
    if (part === 0n) continue;
    left -= part;
    holds = holds.with(index, { ...hold, spent: hold.spent - part });
    lots = giveBack({ ...account, lots }, hold, part);
  }
  return withJob({ ...account, lots }, place, { holds });
}

function giveBack(account: Account, { lot: place }: Hold, part: bigint): readonly Lot[] {
  const { lots } = account;
  const lot = place === null ? undefined : lots[place];
  if (place === null || !lot) return lots;
  const without = { ...lot, spent: lot.spent - part };
  if (!isPast(account, lot)) return lots.with(place, { ...without, remaining: lot.remaining + part });
  return [...lots.with(place, { ...without, granted: lot.granted - part }), newLot(part, lot.priority, null)];
}

/** A lot of which all is left. */
export const newLot = (amount: bigint, priority: number, expiresAt: number | null): Lot => ({
  priority,
  expiresAt,
  granted: amount,
  remaining: amount,
  reserved: 0n,
  spent: 0n,
  repaid: 0n,
  expired: 0n,
});
