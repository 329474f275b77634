import { listOrphanedCalls, takeUnheardCalls } from '../../prisma/repositories/abandoned-calls.ts';
import type { Deps } from '../deps.ts';
import { failCall } from '../llm/fail-call.ts';

/** Longer than a signal takes to arrive, and than most calls take. */
const UNHEARD = { olderThanSeconds: 10 * 60, againAfterSeconds: 30 * 60, limit: 200 };
/** Closing a job ends its calls first; a call this long after was never heard of. */
const ORPHANED_SECONDS = 60;
const CALLS_AT_ONCE = 200;

export type SweptCalls = { readonly toldAgain: number; readonly failed: number };

/**
 * Tells workflows again of calls that have not ended for long, in case they never heard of them: a call that is being made, or has
 * ended, is not made twice. Ends calls whose job has ended without them.
 */
export const sweepCalls = (deps: Deps) =>
  async function sweepCalls(): Promise<SweptCalls> {
    const unheard = await takeUnheardCalls(deps.db, UNHEARD);
    for (const { callId, jobId, claims } of unheard) {
      const waits = claims?.queueSeconds == null ? {} : { waits: true as const };
      await deps.jobs.callModel(jobId, { callId, replyTo: null, ...waits });
    }
    const orphaned = await listOrphanedCalls(deps.db, ORPHANED_SECONDS, CALLS_AT_ONCE);
    for (const { callId } of orphaned)
      await failCall(deps)({ callId, replyTo: null, code: 'job_closed', detail: 'Its job had closed without it' });
    return { toldAgain: unheard.length, failed: orphaned.length };
  };
