import { budgetRefusal, refusal } from '#domain/credits.ts';
import { DomainError } from '#domain/errors.ts';
import type { CallReference } from '#domain/model-calls.ts';
import { nothingCharged, writeReceipt } from '#domain/receipts.ts';
import { refuseJob } from '../../prisma/repositories/job-bills.ts';
import type { HoldRefusal } from '../../prisma/repositories/ledger.ts';
import type { Deps } from '../deps.ts';
import { tellOutcome } from '../llm/tell-outcome.ts';

export type JobToOpen = { readonly jobId: string; readonly notify: CallReference | null };

/** Holds a job's credits before any model is called, or closes it unpaid: a team cannot overspend in parallel. */
export const openJob = (deps: Deps) =>
  async function openJob({ jobId, notify }: JobToOpen): Promise<void> {
    const { db, ledger, meters } = deps;
    const result = await ledger.hold(jobId);
    if (result.outcome === 'held') return;
    const error = holdRefused(result);
    const receipt = writeReceipt('failed', nothingCharged, []);
    const refused = await refuseJob(db, jobId, { code: error.code, message: error.message, receipt });
    if (refused) meters.jobs.refused();
    if (refused?.kind) meters.calls.failed(refused.kind, error.code);
    if (notify) await tellOutcome(deps, notify, null);
    throw error;
  };

/** Opens a job as {@link openJob} does; false when its team cannot pay for it: it is closed then, and its caller knows. */
export async function tryOpenJob(deps: Deps, job: JobToOpen): Promise<boolean> {
  try {
    await openJob(deps)(job);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** What a team is told when credits cannot be held for it. */
export const holdRefused = ({ outcome, needed, room, ...account }: HoldRefusal): DomainError =>
  outcome === 'budget' && room !== null
    ? new DomainError('budget_exceeded', budgetRefusal(needed, room))
    : new DomainError('insufficient_credits', refusal(needed, account));
