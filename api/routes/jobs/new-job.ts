import { DomainError } from '#domain/errors.ts';
import { type FirstHold, firstHold } from '#domain/holds.ts';
import { type MicroCredits, microToCredits } from '#domain/money.ts';
import { isFixedPrice, leastPrice } from '#domain/pricing/least-price.ts';
import type { NewJob } from '../../../prisma/repositories/jobs.ts';
import type { Prices } from '../../../prisma/repositories/prices.ts';
import type { TeamCaller } from '../../callers.ts';
import { hashOf, idFor } from '../../idempotency.ts';
import { assertMayOpenJobs, assertOwnTeam } from './rules.ts';

type JobFields = {
  readonly team_id?: string | undefined;
  readonly job_type: string;
  readonly user_id?: string | undefined;
  readonly external_task_id?: string | undefined;
  readonly max_credits?: MicroCredits | undefined;
};

type Rest = Pick<NewJob, 'metadata' | 'deadlineSeconds'> & { readonly idempotencyKey: string | null };

/** The job a request asks for, at the prices that count now. Throws when its team may not open it. */
export async function newJob(
  body: JobFields,
  caller: TeamCaller,
  { idempotencyKey, ...rest }: Rest,
  prices: Prices,
): Promise<NewJob> {
  assertOwnTeam(body.team_id, caller);
  assertMayOpenJobs(caller);
  const { teamId, organizationId, priceVersionId, consumption } = caller;
  const maximum = body.max_credits ?? null;
  const subject = { teamId, organizationId, jobType: body.job_type };
  const hold = await firstHoldOf(prices, subject, { priceVersionId, consumption, maximum });
  return {
    ...rest,
    ...hold,
    priceVersionId,
    consumption,
    maximum,
    jobId: idFor('job', teamId, idempotencyKey),
    keyId: caller.keyId,
    teamId,
    organizationId,
    jobType: body.job_type,
    userId: body.user_id ?? null,
    externalTaskId: body.external_task_id ?? null,
    requestHash: hashOf(body),
  };
}

type Subject = Pick<NewJob, 'teamId' | 'organizationId' | 'jobType'>;
type Pins = Pick<NewJob, 'priceVersionId' | 'consumption' | 'maximum'>;

/** Throws when the job costs more than the caller allows it to whatever it does. */
async function firstHoldOf(prices: Prices, subject: Subject, pins: Pins): Promise<FirstHold> {
  const { maximum } = pins;
  const terms = await prices.termsOf({ ...pins, maximum: null });
  const least = leastPrice(terms, subject);
  if (maximum !== null && least > maximum) {
    const message = `max_credits: a job of type ${subject.jobType} costs at least ${microToCredits(least)} credits; allow that much or leave max_credits out.`;
    throw new DomainError('job_limit_reached', message);
  }
  const isFixed = isFixedPrice(terms, subject);
  const learned = isFixed ? null : await prices.learned(subject.teamId, subject.jobType);
  return firstHold(least, { isFixed, learned: learned?.charged ?? null, maximum });
}
