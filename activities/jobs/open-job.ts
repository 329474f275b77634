import { refusal } from '#domain/credits.ts';
import { DomainError } from '#domain/errors.ts';
import type { CallReference } from '#domain/model-calls.ts';
import { microCredits } from '#domain/money.ts';
import { writeReceipt } from '#domain/receipts.ts';
import { holdCredits, refuseJob } from '../../prisma/repositories/settlements.ts';
import type { Deps } from '../deps.ts';

export type JobToOpen = { readonly jobId: string; readonly notify: CallReference | null };

/** Holds a job's credits before any model is called, or closes it unpaid: a team cannot overspend in parallel. */
export const openJob = ({ db, replies }: Deps) =>
  async function openJob({ jobId, notify }: JobToOpen): Promise<void> {
    const result = await holdCredits(db, jobId);
    if (result.held) return;
    const message = refusal(result.needed, result);
    await refuseJob(db, jobId, message, writeReceipt('failed', microCredits(0n), []));
    if (notify) await replies.publish(notify.replyTo, { callId: notify.callId, outcome: null });
    throw new DomainError('insufficient_credits', message);
  };
