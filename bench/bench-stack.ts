import { kindOf } from '../local/stop-order.ts';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { createTenant, type Tenant } from '../tests/support/create-tenant.ts';
import { createPost, type Post } from './load/http-client.ts';

/** The running product and what a benchmark needs to put load on it. */
export type BenchStack = {
  readonly stack: TestStack['stack'];
  readonly tenant: Tenant;
  /** Our API, as a team; where it has replicas, each in turn. */
  readonly api: Post;
  /** LiteLLM itself, with the model behind the team's alias: the reference of every figure. */
  readonly liteLlm: Post;
  readonly pids: ReadonlyMap<string, number>;
  setProviderDelay(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
};

export const MODEL = 'demo/standard';
const ENOUGH_CREDITS = 10_000_000;

/** The same settings for every stack of the benchmarks. */
export const BENCH_ENVIRONMENT = { LOG_LEVEL: 'warn' };

/** A whole embedded stack for benchmarks alone, with one tenant. */
export async function startBenchStack(): Promise<BenchStack> {
  return putLoadOn(await startTestStack({ name: 'bench', environment: BENCH_ENVIRONMENT }));
}

/** What a benchmark needs of a running stack: a tenant made for it, and clients that take the API's replicas in turn. */
export async function putLoadOn({ stack, stopAndRemove }: TestStack): Promise<BenchStack> {
  const { environment } = stack;
  const parts = [...stack.parts.values()];
  const addresses = parts.filter(({ name }) => kindOf(name) === 'api').map(({ address }) => address);
  const [API_URL = environment.API_URL] = addresses;
  const tenant = await createTenant({ ...environment, API_URL }, { credits: ENOUGH_CREDITS, actualModel: MODEL });
  const asTeam = { authorization: `Bearer ${tenant.key}` };
  const pids = parts.flatMap(({ name, pid }) => (pid === undefined ? [] : [[name, pid] as const]));
  return {
    stack,
    tenant,
    api: inTurn(addresses.map((address) => createPost(address, asTeam))),
    liteLlm: createPost(environment.LITELLM_URL, { authorization: `Bearer ${environment.LITELLM_MASTER_KEY}` }),
    pids: new Map([...pids, ['load generator', process.pid]]),
    async setProviderDelay(milliseconds) {
      const url = new URL('/control', environment.DEMO_PROVIDER_URL);
      const body = JSON.stringify({ delay_ms: milliseconds });
      const response = await fetch(url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
      if (!response.ok) throw new Error(`The demo provider refused a delay: ${await response.text()}`);
    },
    stop: stopAndRemove,
  };
}

function inTurn(posts: readonly Post[]): Post {
  let turn = 0;
  return (path, body) => {
    const post = posts[turn++ % posts.length];
    return post ? post(path, body) : Promise.reject(new Error('There is no API'));
  };
}
