export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Json };

/** Test code looks into answers freely; a missing field is undefined, not a type error. */
// biome-ignore lint/suspicious/noExplicitAny: answers of every route, looked into by assertions
export type Json = any;

export type ApiClient = {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  patch(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
};

/** A client that never throws on a status: tests assert it. */
export function apiClient(baseUrl: string, credentials: Record<string, string>): ApiClient {
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: { 'content-type': 'application/json', ...credentials, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
  };
  return {
    get: (path) => send('GET', path),
    post: (path, body = {}, headers = {}) => send('POST', path, body, headers),
    put: (path, body = {}) => send('PUT', path, body),
    patch: (path, body = {}) => send('PATCH', path, body),
    delete: (path) => send('DELETE', path),
  };
}

export const teamClient = (baseUrl: string, key: string): ApiClient =>
  apiClient(baseUrl, { authorization: `Bearer ${key}` });

export const operatorClient = (baseUrl: string, masterKey: string): ApiClient =>
  apiClient(baseUrl, { 'x-admin-key': masterKey });
