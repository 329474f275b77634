import { readSession } from '../auth/session.ts';
import { ApiError, toApiError } from './api-error.ts';

type RequestOptions = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: object | undefined;
  /** Makes a POST safe to send again. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Asks the API as the operator who is signed in. Throws an ApiError, also when nothing answers. */
export async function requestApi<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await sendToApi(path, 'application/json', options);
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw toApiError(response.status, answer);
  return answer as T;
}

/** The same for a table as text: all rows that match, as the API writes them. */
export async function requestCsv(path: string, query: Readonly<Record<string, unknown>>): Promise<string> {
  const response = await sendToApi(path, 'text/csv', { query: { ...query, format: 'csv' } });
  if (!response.ok) throw toApiError(response.status, await response.json().catch(() => null));
  return response.text();
}

function sendToApi(path: string, accept: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', query = {}, body, idempotencyKey, signal } = options;
  const session = readSession();
  return reach(`/api${path}${toSearch(query)}`, {
    method,
    headers: {
      accept,
      ...(body && { 'content-type': 'application/json' }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      ...(session && { authorization: `Bearer ${session.token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
}

async function reach(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new ApiError(
      0,
      'unreachable',
      'The admin server cannot be reached. Check your connection and try again.',
      null,
    );
  }
}

function toSearch(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search && `?${search}`;
}
