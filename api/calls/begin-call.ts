import type { CallOutcome } from '#domain/model-calls.ts';
import type { CallBody, EmbeddingBody } from '#schemas/model-calls.ts';
import { findJob } from '../../prisma/repositories/jobs.ts';
import { findCall, insertCall, type NewCall } from '../../prisma/repositories/model-calls.ts';
import type { SetHeader } from '../answer-headers.ts';
import type { TeamCaller } from '../callers.ts';
import { assertSameRequest, idFor } from '../idempotency.ts';
import { assertMayCall, jobNotFound } from '../routes/jobs/rules.ts';
import type { Services } from '../services.ts';
import type { CallToAwait } from './await-outcome.ts';
import { handOver, jobClosed } from './hand-over.ts';
import { newCall } from './new-call.ts';
import { serveCached } from './serve-cached.ts';
import { withinLimits } from './within-limits.ts';

export type CallRequest = {
  readonly caller: TeamCaller;
  readonly jobId: string;
  readonly body: CallBody | EmbeddingBody;
  readonly idempotencyKey: string | null;
  readonly isStreamed: boolean;
  readonly setHeader: SetHeader;
};

/** A call that its job's workflow has, or has had: `outcome` is how it ended, when it did before. */
export type BegunCall = CallToAwait & {
  readonly alias: string;
  readonly isRepeat: boolean;
  readonly outcome: CallOutcome | null;
};

/** Stores a call of an open job and hands it to the job's workflow; a repeat finds the call that the first one made. */
export async function beginCall(services: Services, callId: string, request: CallRequest): Promise<BegunCall> {
  const { caller, jobId, body, isStreamed } = request;
  assertMayCall(caller);
  const { teamId } = caller;
  const call = await newCall(services.db, { callId, body, caller, isStreamed, job: { jobId, teamId } });
  return withinLimits(services, request, call, begin);

  async function begin(counted: NewCall): Promise<BegunCall> {
    const begun = { teamId, jobId, callId, alias: call.alias };
    const cached = await serveCached(services, request, counted);
    if (cached) return { ...begun, isRepeat: false, outcome: cached };
    const isNew = await insertCall(services.db, teamId, jobId, counted);
    const earlier = isNew ? null : await findEarlier();
    // Whoever reads a stream is told by the stream.
    const replyTo = isStreamed ? null : services.replies.replyTo;
    if (!earlier?.outcome) await handOver(services, begun, { callId, replyTo, ...waitsFor(counted) });
    return { ...begun, ...(earlier && { alias: earlier.alias }), isRepeat: !isNew, outcome: earlier?.outcome ?? null };
  }

  async function findEarlier() {
    const found = await findCall(services.db, teamId, callId);
    if (!found) throw (await findJob(services.db, teamId, jobId)) ? jobClosed(jobId) : jobNotFound(jobId);
    assertSameRequest(found.requestHash, call.requestHash);
    return found;
  }
}

/** Whether a call begins when there is room for it, and not at once. */
export const waitsFor = ({ claims }: NewCall): { readonly waits?: true } =>
  claims?.queueSeconds == null ? {} : { waits: true };

/** The id of the call that a request makes: the same for its repeats. */
export const callIdFor = ({ caller, jobId, idempotencyKey }: CallRequest): string =>
  idFor('call', `${caller.teamId}\n${jobId}`, idempotencyKey);
