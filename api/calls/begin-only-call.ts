import { DEFAULT_DEADLINE_SECONDS, isClosed } from '#domain/jobs.ts';
import type { CreateAndCallBody, CreateAndEmbedBody } from '#schemas/model-calls.ts';
import { findJob, type NewJob, type StoredJob } from '../../prisma/repositories/jobs.ts';
import { findCall, type NewCall } from '../../prisma/repositories/model-calls.ts';
import type { SetHeader } from '../answer-headers.ts';
import type { TeamCaller } from '../callers.ts';
import { idFor } from '../idempotency.ts';
import { findEarlierJob } from '../routes/jobs/find-earlier-job.ts';
import { newJob } from '../routes/jobs/new-job.ts';
import { jobNotFound } from '../routes/jobs/rules.ts';
import type { Services } from '../services.ts';
import type { CallToAwait } from './await-outcome.ts';
import { type BegunCall, waitsFor } from './begin-call.ts';
import { insertNewJob } from './insert-job.ts';
import { newCall } from './new-call.ts';
import { withinLimits } from './within-limits.ts';

export type OnlyCallRequest = {
  readonly caller: TeamCaller;
  readonly body: CreateAndCallBody | CreateAndEmbedBody;
  readonly idempotencyKey: string | null;
  readonly isStreamed: boolean;
  readonly setHeader: SetHeader;
};

/** A job of one call that was not written yet. Throws when its team may not open it or call the model. */
export type OnlyCall = CallToAwait & { readonly job: NewJob; readonly call: NewCall } & Pick<
    OnlyCallRequest,
    'caller' | 'idempotencyKey' | 'setHeader'
  >;

export async function prepareOnlyCall({ db, prices }: Services, request: OnlyCallRequest): Promise<OnlyCall> {
  const { body, caller, idempotencyKey, isStreamed } = request;
  const rest = { metadata: body.job_metadata, deadlineSeconds: DEFAULT_DEADLINE_SECONDS, idempotencyKey };
  const job = await newJob(body, caller, rest, prices);
  const { teamId, jobId } = job;
  const callId = idFor('call', `${teamId}\n${jobId}`, idempotencyKey);
  const call = await newCall(db, { callId, body, caller, isStreamed, job });
  return { teamId, jobId, callId, job, call, caller, idempotencyKey, setHeader: request.setHeader };
}

/** Makes a job of one call, which closes by itself; a repeat finds the one that the first request made. */
export async function beginOnlyCall(
  services: Services,
  { job, call, caller, idempotencyKey, setHeader, ...ids }: OnlyCall,
  replyTo: string | null,
): Promise<BegunCall> {
  const { db, jobs } = services;
  const { teamId, callId } = ids;
  return withinLimits(services, { caller, idempotencyKey, setHeader }, call, async (counted) => {
    const inserted = await insertNewJob(services, caller, job, counted);
    const { deadlineAt } = inserted ?? (await findEarlierJob(services, job));
    await jobs.openWithCall(
      { ...job, deadlineAt, fairnessWeight: caller.limits.fairness_weight },
      { callId, replyTo, ...waitsFor(counted) },
    );
    const earlier = inserted ? null : await findCall(db, teamId, callId);
    return { ...ids, alias: call.alias, isRepeat: !inserted, outcome: earlier?.outcome ?? null };
  });
}

/** A job that closes by itself, once it has: its reply may come before its bill. */
export async function findClosedJob({ db, jobs }: Services, { teamId, jobId }: CallToAwait): Promise<StoredJob> {
  const found = await findJob(db, teamId, jobId);
  if (found && isClosed(found.status)) return found;
  await jobs.untilClosed(jobId);
  return (await findJob(db, teamId, jobId)) ?? Promise.reject(jobNotFound(jobId));
}
