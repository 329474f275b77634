import type { Answer, Json } from './api-client.ts';
import type { Tenant } from './create-tenant.ts';
import { openStream, type StreamAnswer } from './read-stream.ts';

type Headers = Record<string, string>;

/** What tests of streams do as a team. */
export function streamClient(apiUrl: string, { team, key }: Pick<Tenant, 'team' | 'key'>) {
  const post = (path: string, content: string, fields: object = {}, headers: Headers = {}, signal?: AbortSignal) => {
    const body = { messages: [{ role: 'user', content }], ...fields };
    return openStream(new URL(path, apiUrl), { key, body, headers }, signal);
  };
  return {
    open: async (): Promise<string> => (await team.post('/api/jobs/create', { job_type: 'x' })).body.job_id,
    post,
    stream: (jobId: string, content: string, fields: object = {}, headers: Headers = {}, signal?: AbortSignal) =>
      post(`/api/jobs/${jobId}/llm-call-stream`, content, fields, headers, signal),
    resume: (jobId: string, callId: string, lastEventId?: string) =>
      openStream(new URL(`/api/jobs/${jobId}/calls/${callId}/stream`, apiUrl), {
        key,
        headers: lastEventId ? { 'last-event-id': lastEventId } : {},
      }),
    callOf: async (jobId: string, callId: string): Promise<Json> =>
      (await team.get(`/api/jobs/${jobId}/calls/${callId}`)).body,
    cancel: (jobId: string, callId: string): Promise<Answer> => team.post(`/api/jobs/${jobId}/calls/${callId}/cancel`),
  };
}

export const callIdOf = ({ headers }: StreamAnswer): string => headers.get('x-call-id') ?? '';
