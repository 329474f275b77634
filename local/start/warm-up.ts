import type { StackEnvironment } from '../stack-environment.ts';

/** Makes LiteLLM load what it loads with its first request, a second or more, before somebody waits for it. Failing does no harm. */
export async function warmUp({ LITELLM_URL, LITELLM_MASTER_KEY }: StackEnvironment): Promise<void> {
  await fetch(new URL('/v1/chat/completions', LITELLM_URL), {
    method: 'POST',
    headers: { authorization: `Bearer ${LITELLM_MASTER_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'demo/standard', messages: [{ role: 'user', content: 'Hello' }] }),
  }).catch(() => undefined);
}
