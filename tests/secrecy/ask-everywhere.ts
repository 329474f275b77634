import type { Tenant } from '../support/create-tenant.ts';
import type { ScriptedAnswer } from './scripted-litellm.ts';

/** All of an answer that crosses the wire. */
export type WireAnswer = {
  readonly route: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
};

/** A prompt on which the demo provider answers these very bytes. `mark` tells it from any other. */
export function promptFor({ status, headers, pieces }: ScriptedAnswer, mark: string): string {
  const answer = { status, headers, pieces: pieces.map((piece) => piece.toString('base64')) };
  return `${mark} [[raw ${Buffer.from(JSON.stringify(answer)).toString('base64url')}]]`;
}

export async function send(apiUrl: string, key: string, method: string, path: string, body?: unknown) {
  const response = await fetch(new URL(path, apiUrl), {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { status, statusText, headers } = response;
  return { route: `${method} ${path}`, status, statusText, headers: [...headers], body: await response.text() };
}

/** Every way to call a model, by the kind of answer that a provider gives to it. */
const waysToCall = {
  whole: ['llm-call', 'create-and-call', '/v1 whole', '/v1 in a job'],
  stream: ['llm-call-stream', 'create-and-call-stream', '/v1 stream'],
  embeddings: ['/v1/embeddings'],
} as const;

export type Kind = keyof typeof waysToCall;
export type Way = (typeof waysToCall)[Kind][number];

export const waysOf = (kind: Kind): readonly Way[] => waysToCall[kind];

/** Calls a model in one way, and reads afterwards whatever its team can read of it. */
export async function askAndLookBack(apiUrl: string, tenant: Tenant, way: Way, content: string): Promise<WireAnswer[]> {
  const { key, alias } = tenant;
  const ask = (method: string, path: string, body?: unknown) => send(apiUrl, key, method, path, body);
  const opened = JSON.parse((await ask('POST', '/api/jobs/create', { job_type: 'x' })).body).job_id;
  const chat = { messages: [{ role: 'user', content }], model: alias };
  const requests: Record<Way, [path: string, body: object]> = {
    'llm-call': [`/api/jobs/${opened}/llm-call`, chat],
    'llm-call-stream': [`/api/jobs/${opened}/llm-call-stream`, chat],
    'create-and-call': ['/api/jobs/create-and-call', { ...chat, job_type: 'x' }],
    'create-and-call-stream': ['/api/jobs/create-and-call-stream', { ...chat, job_type: 'x' }],
    '/v1 whole': ['/v1/chat/completions', chat],
    '/v1 in a job': ['/v1/chat/completions', { ...chat, metadata: { job_id: opened } }],
    '/v1 stream': ['/v1/chat/completions', { ...chat, stream: true }],
    '/v1/embeddings': ['/v1/embeddings', { model: alias, input: content, encoding_format: 'base64' }],
  };
  const answer = await ask('POST', ...requests[way]);
  const { jobId, callId } = idsIn(answer, opened);
  const job = `/api/jobs/${jobId}`;
  const later = [await ask('POST', `${job}/complete`, {}), await ask('GET', job), await ask('GET', `${job}/costs`)];
  if (callId) later.push(await ask('GET', `${job}/calls/${callId}`), await ask('GET', `${job}/calls/${callId}/stream`));
  if (jobId !== opened) await ask('POST', `/api/jobs/${opened}/complete`, {});
  return [answer, ...later];
}

/** Which call an answer is of, as its headers or its body say. */
function idsIn(
  { headers, body }: WireAnswer,
  opened: string,
): { readonly jobId: string; readonly callId: string | null } {
  const told = Object.fromEntries(headers);
  const named = (name: string): string | null => new RegExp(`"${name}":"([0-9a-f-]{36})"`).exec(body)?.[1] ?? null;
  return { jobId: told['x-job-id'] ?? named('job_id') ?? opened, callId: told['x-call-id'] ?? named('call_id') };
}
