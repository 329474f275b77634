import type { SetHeader } from '../../answer-headers.ts';
import type { TeamCaller } from '../../callers.ts';

type Told = {
  readonly jobId: string | null;
  readonly jobType: string;
  readonly user?: string | undefined;
  readonly metadata: Record<string, unknown>;
};

type Request<C> = {
  readonly body: Told & { readonly call: C };
  readonly headers: { readonly 'x-job-id'?: string | undefined };
  readonly caller: TeamCaller;
  readonly idempotencyKey: string | null;
  readonly setHeader: SetHeader;
};

/** A call in the open job that its header or metadata names, or a job of its own. */
export function placeCall<C extends object>({ body, headers, caller, idempotencyKey, setHeader }: Request<C>) {
  const { jobId: named, jobType, user, metadata, call } = body;
  const jobId = headers['x-job-id'] ?? named;
  if (jobId !== null) return { jobId, caller, idempotencyKey, setHeader, body: { ...call, call_metadata: metadata } };
  const job = { job_type: jobType, user_id: user, job_metadata: metadata, call_metadata: {} };
  return { jobId, caller, idempotencyKey, setHeader, body: { ...call, ...job } };
}
