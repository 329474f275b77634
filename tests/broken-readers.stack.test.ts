import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { inLanes } from './support/in-lanes.ts';
import { query } from './support/ledger.ts';
import { openStream, Reader } from './support/read-stream.ts';

const stack = inject('stack');
const LANES = 10;

/** Numbers that can be repeated: a trial that fails names its seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('readers whose connections break', () => {
  let tenant: Tenant;
  beforeAll(async () => {
    tenant = await createTenant(stack, { credits: 1_000 });
  });

  const open = async (): Promise<string> => (await tenant.team.post('/api/jobs/create', { job_type: 'x' })).body.job_id;
  const begin = (jobId: string, content: string, signal: AbortSignal) =>
    openStream(
      new URL(`/api/jobs/${jobId}/llm-call-stream`, stack.API_URL),
      { key: tenant.key, body: { messages: [{ role: 'user', content }] } },
      signal,
    );

  it('have every character once after 200 streams that were cut at random, again and again', async () => {
    const jobs = await Promise.all(Array.from({ length: LANES }, open));
    const kept = await inLanes(200, LANES, (trial) => cutAndResume(jobs[trial % LANES] ?? '', trial));
    expect(kept.filter(({ isExact }) => !isExact)).toEqual([]);
    expect(kept.reduce((sum, { cuts }) => sum + cuts, 0)).toBeGreaterThan(200);
  });

  async function cutAndResume(jobId: string, seed: number) {
    const random = randomFrom(seed);
    const reader = new Reader();
    let connection = new AbortController();
    const content = `[[tokens ${30 + random(120)}]] [[chunk-delay ${random(6)}]] ${randomUUID()} é😀`;
    let answer = await begin(jobId, content, connection.signal);
    const callId = answer.headers.get('x-call-id');
    const url = new URL(`/api/jobs/${jobId}/calls/${callId}/stream`, stack.API_URL);
    let cuts = 0;
    for (; !reader.isDone && cuts < 50; cuts += 1) {
      const enough = reader.text.length + random(150);
      await reader.read(answer, () => reader.text.length >= enough).catch(() => undefined);
      if (reader.isDone) break;
      connection.abort();
      connection = new AbortController();
      const headers = { 'last-event-id': reader.lastEventId };
      answer = await openStream(url, { key: tenant.key, headers }, connection.signal);
    }
    const stored = (await tenant.team.get(`/api/jobs/${jobId}/calls/${callId}`)).body.reply.response.content;
    return { seed, cuts, isExact: reader.text === stored && reader.restarts === 0 };
  }

  it('cost what the provider counted: 100 streams that nobody reads to the end', async () => {
    const jobId = await open();
    const runId = randomUUID();
    await inLanes(100, 20, async (index) => {
      const connection = new AbortController();
      const content = `[[tokens ${20 + (index % 50)}]] [[chunk-delay 5]] ${runId} ${index}`;
      const reader = new Reader();
      const reading = begin(jobId, content, connection.signal).then((answer) =>
        reader.read(answer, () => reader.text !== ''),
      );
      // Half of them are gone before the first word.
      await (index % 2 === 0 ? reading : pause(60));
      connection.abort();
      await reading.catch(() => undefined);
    });
    const { body } = await tenant.team.post(`/api/jobs/${jobId}/complete`);
    expect(body.costs).toMatchObject({ total_calls: 100, successful_calls: 100, credits_charged: 1 });

    const calls = await query<{ source: string; prompt: number; completion: number; cost: string; priced: number }>(
      stack.DATABASE_URL,
      `SELECT usage_source AS source, sum(prompt_tokens)::int AS prompt, sum(completion_tokens)::int AS completion,
              sum(cost_nano_usd) AS cost, count(cost_nano_usd)::int AS priced
       FROM model_calls WHERE job_id = $1 GROUP BY usage_source`,
      [jobId],
    );
    const counted = await countedByProvider(runId);
    const [PROMPT_NANO_USD, COMPLETION_NANO_USD] = [150, 600];
    expect(calls).toEqual([
      {
        source: 'provider',
        ...counted,
        cost: String(counted.prompt * PROMPT_NANO_USD + counted.completion * COMPLETION_NANO_USD),
        priced: 100,
      },
    ]);
  });

  async function countedByProvider(marker: string): Promise<{ prompt: number; completion: number }> {
    const response = await fetch(new URL('/journal', stack.DEMO_PROVIDER_URL));
    type Entry = { prompt: string; promptTokens: number; producedTokens: number };
    const { entries } = (await response.json()) as { entries: Entry[] };
    const own = entries.filter(({ prompt }) => prompt.includes(marker));
    expect(own).toHaveLength(100);
    return {
      prompt: own.reduce((sum, { promptTokens }) => sum + promptTokens, 0),
      completion: own.reduce((sum, { producedTokens }) => sum + producedTokens, 0),
    };
  }
});
