import type { Account, Lot } from './account.ts';
import { postMovement } from './post-movement.ts';

/** Takes what remains in lots past their time out of what is available. */
export function expireLots(account: Account): Account {
  const due = account.lots.filter((lot) => isPast(account, lot));
  const expired = due.reduce((sum, { remaining }) => sum + remaining, 0n);
  if (expired === 0n) return account;
  const lots = account.lots.map((lot) =>
    isPast(account, lot) ? { ...lot, expired: lot.expired + lot.remaining, remaining: 0n } : lot,
  );
  return postMovement({ ...account, lots }, { expired });
}

/** Whether a lot's time is over. */
export const isPast = ({ now }: Account, { expiresAt }: Lot): boolean => expiresAt !== null && expiresAt <= now;
