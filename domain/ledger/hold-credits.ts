import { type Account, heldBy, jobOf, smaller, withJob } from './account.ts';
import { postMovement } from './post-movement.ts';
import type { Result } from './result.ts';
import { takeFromLots } from './take-from-lots.ts';

/** Holds what a new job is estimated to cost, or what there is, if that is at least its minimum. Once. */
export function holdCredits(account: Account, place: number): Result {
  const job = jobOf(account, place);
  if (job.isHeld) return { account, outcome: 'repeated' };
  const held = holdMore(account, place, { least: job.minimum, wanted: job.estimate });
  return held ? { account: withJob(held, place, { isHeld: true }), outcome: 'done' } : { account, outcome: 'refused' };
}

export type Growth = { readonly job: number; readonly call: number; readonly least: bigint; readonly wanted: bigint };

/** Raises what a job holds in all to `wanted`, or at least to `least`, once per call. */
export function growHold(account: Account, { job: place, call, least, wanted }: Growth): Result {
  const job = jobOf(account, place);
  if (!job.isHeld || job.charged !== null) return { account, outcome: 'none' };
  const already = heldBy(job);
  if (already >= least || job.grownFor.includes(call)) return { account, outcome: 'repeated' };
  const grown = holdMore(account, place, {
    least: least - already,
    wanted: (wanted > least ? wanted : least) - already,
  });
  if (!grown) return { account, outcome: 'refused' };
  return { account: withJob(grown, place, { grownFor: [...job.grownFor, call] }), outcome: 'done' };
}

/** Null when the team has less room than the least, or none at all for a hold of something. */
function holdMore(account: Account, job: number, { least, wanted }: { least: bigint; wanted: bigint }): Account | null {
  const { available, debt } = account.parts;
  const room = available - debt + account.creditLimit;
  const something = smaller(wanted, 1n);
  if (room < (least > something ? least : something)) return null;
  const amount = smaller(wanted, room);
  return postMovement(takeFromLots(account, job, amount, 'reserved'), { reserved: amount });
}
