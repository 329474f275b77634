import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { createTenant, type Tenant } from '../tests/support/create-tenant.ts';
import { createPost, type Post } from './load/http-client.ts';

/** The running product and what a benchmark needs to put load on it. */
export type BenchStack = {
  readonly stack: TestStack['stack'];
  readonly tenant: Tenant;
  /** Our API, as a team. */
  readonly api: Post;
  /** LiteLLM itself, with the model behind the team's alias: the reference of every figure. */
  readonly liteLlm: Post;
  readonly pids: ReadonlyMap<string, number>;
  setProviderDelay(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
};

export const MODEL = 'demo/standard';
const ENOUGH_CREDITS = 10_000_000;

/** A whole embedded stack for benchmarks alone, with one tenant. */
export async function startBenchStack(): Promise<BenchStack> {
  const { stack, stopAndRemove } = await startTestStack({ name: 'bench', environment: { LOG_LEVEL: 'warn' } });
  const { environment } = stack;
  const tenant = await createTenant(environment, { credits: ENOUGH_CREDITS, actualModel: MODEL });
  const pids = [...stack.parts].flatMap(([name, { pid }]) => (pid === undefined ? [] : [[name, pid] as const]));
  return {
    stack,
    tenant,
    api: createPost(environment.API_URL, { authorization: `Bearer ${tenant.key}` }),
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
