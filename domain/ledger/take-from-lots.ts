import { type Account, type Hold, jobOf, smaller, withJob } from './account.ts';
import { usableLots } from './order-lots.ts';

/** Takes credits for a job from the lots in their order, and what they have not got on credit. */
export function takeFromLots(account: Account, job: number, amount: bigint, into: 'reserved' | 'spent'): Account {
  let { lots } = account;
  let { holds } = jobOf(account, job);
  let left = amount;
  for (const [place, lot] of usableLots(lots)) {
    const part = smaller(left, lot.remaining);
    if (part === 0n) break;
    lots = lots.with(place, { ...lot, remaining: lot.remaining - part, [into]: lot[into] + part });
    holds = addToHold(holds, { lot: place, reserved: 0n, spent: 0n, [into]: part });
    left -= part;
  }
  if (left > 0n) holds = addToHold(holds, { lot: null, reserved: 0n, spent: 0n, [into]: left });
  return withJob({ ...account, lots }, job, { holds });
}

function addToHold(holds: readonly Hold[], more: Hold): readonly Hold[] {
  const place = holds.findIndex(({ lot }) => lot === more.lot);
  const before = holds[place];
  if (!before) return [...holds, more];
  return holds.with(place, {
    lot: more.lot,
    reserved: before.reserved + more.reserved,
    spent: before.spent + more.spent,
  });
}
