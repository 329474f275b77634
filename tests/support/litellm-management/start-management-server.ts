import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import type { Json } from '../api-client.ts';
import { type Answer, hashOf, KeysAtLiteLlm } from './keys-at-litellm.ts';
import type { ManagementContract } from './management-contract.ts';

export type ManagementRequest = { readonly path: string; readonly teamId: string | null; readonly body: Json };
type Perform = () => Answer;

/** The proxy that answers model calls, and what its `/openapi.json` says of management requests. */
type Proxy = { readonly url: string; readonly masterKey: string; readonly contract: ManagementContract };

/**
 * LiteLLM with its database, for tests: management requests are checked against the real proxy's description and answered from
 * memory; model calls whose key LiteLLM would let in go to the real proxy.
 */
export class ManagementServer {
  readonly state = new KeysAtLiteLlm();
  readonly requests: ManagementRequest[] = [];
  /** The keys, by SHA-256, that model calls were made with. */
  readonly callers: string[] = [];
  /** Every key that LiteLLM was given. */
  readonly secrets = new Set<string>();
  /** What the contract did not allow; none, or the client is wrong. */
  readonly problems: string[] = [];
  /** Comes between a request and its effect. */
  intercept: (request: ManagementRequest, perform: Perform) => Answer | Promise<Answer> = (_request, perform) =>
    perform();
  proxy: Proxy | null = null;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  async listen(): Promise<string> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  pathsOf(teamId: string): string[] {
    return this.requests.filter((request) => request.teamId === teamId).map(({ path }) => path);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://litellm');
    const method = request.method ?? 'GET';
    const body = (method === 'POST' ? await json(request) : undefined) as Json;
    const key = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (!this.proxy) return reply(response, { status: 503, body: {} });
    if (url.pathname.startsWith('/v1/')) return this.#forward(this.proxy, url, key, body, response);
    if (key !== this.proxy.masterKey) return reply(response, { status: 401, body: {} });
    const problem = this.proxy.contract({ method, url, body });
    if (problem) this.problems.push(`${method} ${url.pathname}: ${problem}`);
    const made = { path: url.pathname, teamId: this.#teamOf(url, body), body };
    this.requests.push(made);
    if (body?.key?.startsWith('sk-')) this.secrets.add(body.key);
    const perform = () => this.state.answer(url.pathname, url.searchParams, body);
    reply(response, await this.intercept(made, perform));
  }

  #teamOf(url: URL, body: Json): string | null {
    const alias = body?.key_aliases?.[0];
    const keys = [...this.state.keys];
    const key = keys.find(
      ([hash, row]) => hash === (url.searchParams.get('key') ?? body?.key) || row['key_alias'] === alias,
    );
    const teamId = url.searchParams.get('team_id') ?? body?.team_id ?? body?.team_ids?.[0] ?? key?.[1]['team_id'];
    return typeof teamId === 'string' ? teamId : null;
  }

  async #forward({ url: base, masterKey }: Proxy, url: URL, key: string, body: Json, response: ServerResponse) {
    this.callers.push(hashOf(key));
    const models = [body.model, ...(body.fallbacks ?? [])];
    if (!this.state.lets(key, models))
      return reply(response, { status: 401, body: { error: { message: 'key not allowed to access model' } } });
    const answer = await fetch(new URL(url.pathname, base), {
      method: 'POST',
      headers: { authorization: `Bearer ${masterKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const kept = [...answer.headers].filter(
      ([name]) => !['content-encoding', 'transfer-encoding', 'content-length'].includes(name),
    );
    response.writeHead(answer.status, Object.fromEntries(kept));
    if (answer.body) Readable.fromWeb(answer.body as never).pipe(response);
    else response.end();
  }
}

function reply(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
