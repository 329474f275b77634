import { DomainError } from '#domain/errors.ts';
import { findCall } from '../../prisma/repositories/model-calls.ts';
import type { Services } from '../services.ts';
import type { CallToAwait } from './await-outcome.ts';
import { handOver } from './hand-over.ts';

const POLL_MS = 250;

/**
 * Stops a call and answers once it has ended: by its workflow for certain, and by a message to the workers that is there
 * sooner. Throws `still_running` when that takes longer than a caller should wait.
 */
export async function stopCall(services: Services, call: CallToAwait): Promise<void> {
  const { db, jobs, publishStop, wakeups, callWaitMs } = services;
  const { teamId, jobId, callId } = call;
  const wakeup = wakeups.watch(callId);
  try {
    if (await jobs.cancelCall(jobId, callId)) await publishStop({ jobId, callId });
    // Its job had closed before the call reached it: handing it over again says so.
    else await handOver(services, call, { callId, replyTo: null }).catch(ignoreClosed);
    for (const until = Date.now() + callWaitMs; Date.now() < until; await wakeup.next(POLL_MS)) {
      if ((await findCall(db, teamId, callId))?.outcome) return;
    }
  } finally {
    wakeup.release();
  }
  const message = 'The call is being stopped. Ask for it again shortly.';
  throw new DomainError('still_running', message, { jobId, callId, retryAfterSeconds: 2 });
}

function ignoreClosed(error: unknown): void {
  if (!(error instanceof DomainError && error.code === 'job_closed')) throw error;
}
