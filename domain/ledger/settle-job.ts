import { type Account, heldBy, jobOf, smaller, withJob } from './account.ts';
import { alignLots } from './align-lots.ts';
import { postMovement } from './post-movement.ts';
import type { Result } from './result.ts';
import { takeFromLots } from './take-from-lots.ts';

/**
 * Spends a job's charge from what it held, in the order in which it was taken, and gives the rest back to the very lots
 * it came from. A charge beyond the hold comes from what the team has, then on credit. Once; a charge of zero is a release.
 */
export function settleJob(account: Account, place: number, charged: bigint): Result {
  const job = jobOf(account, place);
  if (job.charged !== null) return { account, outcome: 'repeated' };
  if (!job.isHeld) return { account, outcome: 'none' };
  const released = spendHolds(account, place, charged);
  const beyond = charged - smaller(charged, heldBy(job));
  const taken = beyond > 0n ? takeFromLots(released, place, beyond, 'spent') : released;
  const posted = postMovement(withJob(taken, place, { charged }), { reserved: -heldBy(job), spent: charged });
  return { account: alignLots(posted), outcome: 'done' };
}

function spendHolds(account: Account, place: number, charged: bigint): Account {
  let { lots } = account;
  let left = charged;
  const holds = jobOf(account, place).holds.map((hold) => {
    const part = smaller(hold.reserved, left);
    left -= part;
    const lot = hold.lot === null ? undefined : lots[hold.lot];
    if (hold.lot !== null && lot) {
      lots = lots.with(hold.lot, {
        ...lot,
        reserved: lot.reserved - hold.reserved,
        spent: lot.spent + part,
        remaining: lot.remaining + hold.reserved - part,
      });
    }
    return { ...hold, reserved: 0n, spent: hold.spent + part };
  });
  return withJob({ ...account, lots }, place, { holds });
}
