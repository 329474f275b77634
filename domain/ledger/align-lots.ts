import { type Account, smaller } from './account.ts';
import { usableLots } from './order-lots.ts';

/**
 * Brings the lots in line with the balance: what remains in them is exactly what is available. Lots repay what is owed
 * in their order; when a debt was repaid for nothing, the newest repayment is undone first.
 */
export function alignLots(account: Account): Account {
  let { lots } = account;
  let over = lots.reduce((sum, { remaining }) => sum + remaining, 0n) - account.parts.available;
  for (const [place, lot] of over > 0n ? usableLots(lots) : []) {
    const part = smaller(over, lot.remaining);
    lots = lots.with(place, { ...lot, remaining: lot.remaining - part, repaid: lot.repaid + part });
    over -= part;
  }
  for (const [place, lot] of over < 0n ? [...lots.entries()].reverse() : []) {
    const part = smaller(-over, lot.repaid);
    lots = lots.with(place, { ...lot, remaining: lot.remaining + part, repaid: lot.repaid - part });
    over += part;
  }
  return { ...account, lots };
}
