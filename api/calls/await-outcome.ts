import { DomainError } from '#domain/errors.ts';
import type { CallOutcome } from '#domain/model-calls.ts';
import { findCall } from '../../prisma/repositories/model-calls.ts';
import { messageOf } from '../errors.ts';
import type { Waiter } from '../replies.ts';
import type { Services } from '../services.ts';

export type CallToAwait = { readonly teamId: string; readonly jobId: string; readonly callId: string };
type Succeeded = Extract<CallOutcome, { status: 'succeeded' }>;

/** Waits for a call's end. Throws `still_running` with its id when that takes longer than a caller should wait. */
export async function awaitOutcome(
  { db, callWaitMs }: Services,
  waiter: Waiter,
  call: CallToAwait,
): Promise<CallOutcome> {
  const ended = await waiter.wait(callWaitMs);
  const outcome = ended?.outcome ?? (await findCall(db, call.teamId, call.callId))?.outcome;
  if (outcome) return outcome;
  const { jobId, callId } = call;
  const message = `The call goes on. Its reply will be at /api/jobs/${jobId}/calls/${callId}; do not send it again without the same Idempotency-Key.`;
  throw new DomainError('still_running', message, { jobId, callId, retryAfterSeconds: 5 });
}

/** The reply of a call that succeeded. Throws the error of one that did not. */
export function replyOf(outcome: CallOutcome, { jobId, callId }: CallToAwait): Succeeded {
  if (outcome.status === 'succeeded') return outcome;
  const { code, message, retryAfterSeconds } = outcome;
  const details = { jobId, callId, ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }) };
  throw new DomainError(code, message ?? messageOf(code), details);
}
