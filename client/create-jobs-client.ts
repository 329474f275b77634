import createClient from 'openapi-fetch';
import { followStream, type StreamPart } from './follow-stream.ts';
import type { operations, paths } from './generated/schema.ts';
import { sendUntilAnswered } from './send-until-answered.ts';

type Body<Name extends keyof operations> = operations[Name] extends {
  requestBody: { content: { 'application/json': infer B } };
}
  ? B
  : never;
type CreateJob = Body<'postJobsCreate'>;
export type CallModel = Body<'postJobsJobIdLlmCall'>;
type CreateAndCall = Body<'postJobsCreateAndCall'>;
type CompleteJob = Body<'postJobsJobIdComplete'>;
export type Completion = Awaited<ReturnType<JobsClient['callModel']>>;
export type Receipt = Awaited<ReturnType<JobsClient['completeJob']>>;

export type JobsClientOptions = {
  readonly apiUrl: string;
  readonly teamKey: string;
  readonly fetch?: typeof fetch;
};

/**
 * The same key makes a repeat join the first request instead of doing it again. Without one each call makes its own, so
 * that what is sent again after a broken connection is done once; give one to be safe over restarts of your program too.
 */
type Once = { readonly idempotencyKey?: string };

type JobsClient = ReturnType<typeof createJobsClient>;

/** The API for a team's app. Every method throws `JobsApiError`, and sends again what may be sent again. */
export function createJobsClient({ apiUrl, teamKey, fetch: fetchWith }: JobsClientOptions) {
  const headers = { authorization: `Bearer ${teamKey}` };
  const api = createClient<paths>({ baseUrl: apiUrl, headers, ...(fetchWith && { fetch: fetchWith }) });
  const answered = async <Data>(send: Parameters<typeof sendUntilAnswered<Data>>[0]): Promise<Data> =>
    (await sendUntilAnswered(send)).data;
  const resume = (job_id: string, call_id: string, lastEventId: string) =>
    sendUntilAnswered(() =>
      api.GET('/api/jobs/{job_id}/calls/{call_id}/stream', {
        params: { path: { job_id, call_id }, header: lastEventId ? { 'last-event-id': lastEventId } : {} },
        parseAs: 'stream',
      }),
    );

  return {
    createJob(body: CreateJob, once: Once = {}) {
      const header = keyOf(once);
      return answered(() => api.POST('/api/jobs/create', { body, params: { header } }));
    },

    callModel(job_id: string, body: CallModel, once: Once = {}) {
      const params = { path: { job_id }, header: keyOf(once) };
      return answered(() => api.POST('/api/jobs/{job_id}/llm-call', { body, params }));
    },

    /** Reads a reply while it comes, and goes on by itself when the connection breaks. */
    streamCall(job_id: string, body: CallModel, once: Once = {}): AsyncGenerator<StreamPart> {
      const params = { path: { job_id }, header: keyOf(once) };
      const open = () =>
        sendUntilAnswered(() => api.POST('/api/jobs/{job_id}/llm-call-stream', { body, params, parseAs: 'stream' }));
      return followStream({ open, resume });
    },

    createAndCall(body: CreateAndCall, once: Once = {}) {
      const header = keyOf(once);
      return answered(() => api.POST('/api/jobs/create-and-call', { body, params: { header } }));
    },

    createAndCallStream(body: CreateAndCall, once: Once = {}): AsyncGenerator<StreamPart> {
      const params = { header: keyOf(once) };
      const open = () =>
        sendUntilAnswered(() => api.POST('/api/jobs/create-and-call-stream', { body, params, parseAs: 'stream' }));
      return followStream({ open, resume });
    },

    getCall(job_id: string, call_id: string) {
      const params = { path: { job_id, call_id } };
      return answered(() => api.GET('/api/jobs/{job_id}/calls/{call_id}', { params }));
    },

    /** Stops a call and answers what it had said. Its job goes on. */
    cancelCall(job_id: string, call_id: string) {
      const params = { path: { job_id, call_id } };
      return answered(() => api.POST('/api/jobs/{job_id}/calls/{call_id}/cancel', { params }));
    },

    completeJob(job_id: string, body: CompleteJob = {}) {
      const params = { path: { job_id } };
      return answered(() => api.POST('/api/jobs/{job_id}/complete', { body, params }));
    },

    cancelJob(job_id: string, reason?: string) {
      const params = { path: { job_id } };
      const body = reason === undefined ? {} : { reason };
      return answered(() => api.POST('/api/jobs/{job_id}/cancel', { body, params }));
    },
  };
}

const keyOf = ({ idempotencyKey = crypto.randomUUID() }: Once) => ({ 'Idempotency-Key': idempotencyKey });
