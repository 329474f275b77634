import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningDemoProvider, startDemoProvider } from '../testing/start-demo-provider.ts';

let provider: RunningDemoProvider;
beforeAll(async () => {
  provider = await startDemoProvider();
});
beforeEach(async () => void (await provider.send('DELETE', '/journal')));
afterAll(() => provider.stop());

describe('GET /journal', () => {
  it('200: tells model, prompt, tokens, status and the key by its hash', async () => {
    await provider.chat('Hello [[tokens 9]]', {}, { headers: { authorization: 'Bearer sk-secret-1234' } });
    const [entry] = await provider.journal();

    expect(entry).toMatchObject({
      model: 'demo',
      prompt: 'Hello [[tokens 9]]',
      producedTokens: 9,
      status: 200,
      outcome: 'answered',
    });
    expect(entry?.key).toEqual({ last4: '1234', sha256: createHash('sha256').update('sk-secret-1234').digest('hex') });
    expect(JSON.stringify(entry)).not.toContain('sk-secret');
  });

  it('200: tells the whole answer by its hash, also of one that was cut off', async () => {
    const answer = await (await provider.chat('Hello')).json();
    await provider.chat('Hello [[cut-off]]').then((response) => response.text().catch(() => ''));
    const sha256 = createHash('sha256').update(answer.choices[0].message.content).digest('hex');
    expect((await provider.journal()).map(({ replySha256 }) => replySha256)).toEqual([sha256, sha256]);
  });

  it('200: tells refusals', async () => {
    await provider.chat('[[fail 500]]');
    await provider.chat('', { messages: 'none' });
    expect((await provider.journal()).map(({ status, outcome }) => [status, outcome])).toEqual([
      [500, 'refused'],
      [400, 'refused'],
    ]);
  });

  it('200: tells that the caller hung up, when, and how much had been produced', async () => {
    const controller = new AbortController();
    const response = await provider.chat(
      '[[tokens 500]] [[chunk-delay 10]]',
      { stream: true },
      { signal: controller.signal },
    );
    await setTimeout(100);
    expect((await provider.journal())[0]?.outcome).toBe('under_way');
    controller.abort();
    await response.text().catch(() => '');
    await setTimeout(50);

    const [entry] = await provider.journal();
    expect(entry?.outcome).toBe('hung_up');
    expect(entry?.producedTokens).toBeGreaterThan(2);
    expect(entry?.producedTokens).toBeLessThan(60);
    expect((entry?.endedAtMs ?? 0) - (entry?.startedAtMs ?? 0)).toBeGreaterThan(90);
  });

  it('200: tells that a caller hung up while waiting', async () => {
    await provider.chat('[[hang]]', {}, { signal: AbortSignal.timeout(50) }).catch(() => '');
    await setTimeout(50);
    expect((await provider.journal())[0]).toMatchObject({ outcome: 'hung_up', producedTokens: 0, status: null });
  });

  it('200: starts after the entry given', async () => {
    await provider.chat('one');
    const { last } = await (await provider.send('GET', '/journal')).json();
    await provider.chat('two');
    const { entries } = await (await provider.send('GET', `/journal?since=${last}`)).json();
    expect(entries.map(({ prompt }: { prompt: string }) => prompt)).toEqual(['two']);
  });

  it('400: wants a number', async () => {
    expect((await provider.send('GET', '/journal?since=yesterday')).status).toBe(400);
  });
});
