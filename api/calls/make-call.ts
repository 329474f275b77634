import type { CallOutcome } from '#domain/model-calls.ts';
import type { StoredJob } from '../../prisma/repositories/jobs.ts';
import { assertNotRefused } from '../routes/jobs/rules.ts';
import type { Services } from '../services.ts';
import { awaitOutcome, replyOf } from './await-outcome.ts';
import { type BegunCall, beginCall, type CallRequest, callIdFor } from './begin-call.ts';
import { beginOnlyCall, findClosedJob, type OnlyCallRequest, prepareOnlyCall } from './begin-only-call.ts';

export type MadeCall = {
  readonly call: BegunCall;
  readonly reply: Extract<CallOutcome, { status: 'succeeded' }>;
};

/** Makes a call in an open job and waits for its reply. Throws what it failed with. */
export async function makeCall(services: Services, request: Omit<CallRequest, 'isStreamed'>): Promise<MadeCall> {
  const asked = { ...request, isStreamed: false };
  const callId = callIdFor(asked);
  const waiter = services.replies.expect(callId);
  try {
    const call = await beginCall(services, callId, asked);
    if (call.isRepeat) waiter.join();
    return { call, reply: replyOf(call.outcome ?? (await awaitOutcome(services, waiter, call)), call) };
  } finally {
    waiter.release();
  }
}

/** Makes a job of one call and waits for its reply and its bill. Throws what either failed with. */
export async function makeOnlyCall(
  services: Services,
  request: Omit<OnlyCallRequest, 'isStreamed'>,
): Promise<MadeCall & { readonly job: StoredJob }> {
  const { replies } = services;
  const prepared = await prepareOnlyCall(services, { ...request, isStreamed: false });
  const waiter = replies.expect(prepared.callId);
  try {
    const call = await beginOnlyCall(services, prepared, replies.replyTo);
    if (call.isRepeat) waiter.join();
    const outcome = call.outcome ?? (await awaitOutcome(services, waiter, call));
    const job = await findClosedJob(services, call);
    assertNotRefused(job);
    return { call, job, reply: replyOf(outcome, call) };
  } finally {
    waiter.release();
  }
}
