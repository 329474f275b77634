import type { Account } from './account.ts';
import { expireLots } from './expire-lots.ts';
import { type Grant, grantCredits, takeBackCredits } from './grant-credits.ts';
import { type Growth, growHold, holdCredits } from './hold-credits.ts';
import { refundJob } from './refund-job.ts';
import type { Result } from './result.ts';
import { settleJob } from './settle-job.ts';

/** Whatever can happen to a team's credits. Operations with a key happen once per key. */
export type Operation =
  | ({ readonly kind: 'grant'; readonly key: string } & Grant)
  | { readonly kind: 'take_back'; readonly key: string; readonly amount: bigint }
  | { readonly kind: 'hold'; readonly job: number }
  | ({ readonly kind: 'grow' } & Growth)
  | { readonly kind: 'settle'; readonly job: number; readonly charged: bigint }
  | { readonly kind: 'refund'; readonly key: string; readonly job: number; readonly amount: bigint }
  | { readonly kind: 'expire' }
  | { readonly kind: 'wait'; readonly ticks: number }
  | { readonly kind: 'limit'; readonly creditLimit: bigint };

/** Does one operation. Lots past their time are expired before it and after it, as in the database. */
export function performOperation(account: Account, operation: Operation): Result {
  if (operation.kind === 'wait')
    return { account: { ...account, now: account.now + operation.ticks }, outcome: 'done' };
  if (operation.kind === 'limit') {
    return { account: { ...account, creditLimit: operation.creditLimit }, outcome: 'done' };
  }
  const before = expireLots(account);
  if ('key' in operation && before.keys.includes(operation.key)) return { account: before, outcome: 'repeated' };
  const { account: after, outcome } = move(before, operation);
  const keys = 'key' in operation && outcome === 'done' ? [...after.keys, operation.key] : after.keys;
  return { account: { ...expireLots(after), keys }, outcome };
}

function move(account: Account, operation: Exclude<Operation, { kind: 'wait' | 'limit' }>): Result {
  switch (operation.kind) {
    case 'grant':
      return grantCredits(account, operation);
    case 'take_back':
      return takeBackCredits(account, operation.amount);
    case 'hold':
      return holdCredits(account, operation.job);
    case 'grow':
      return growHold(account, operation);
    case 'settle':
      return settleJob(account, operation.job, operation.charged);
    case 'refund':
      return refundJob(account, operation.job, operation.amount);
    case 'expire':
      return { account, outcome: 'done' };
  }
}
