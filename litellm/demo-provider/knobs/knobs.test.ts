import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvents, textOfChunks } from '../testing/read-events.ts';
import { type RunningDemoProvider, startDemoProvider } from '../testing/start-demo-provider.ts';

let provider: RunningDemoProvider;
beforeAll(async () => {
  provider = await startDemoProvider();
});
afterAll(() => provider.stop());

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

describe('a message’s directives', () => {
  it('[[raw …]] answers these very bytes, also to embeddings', async () => {
    const pieces = ['{"a":', '"é"}'].map((piece) => Buffer.from(piece).toString('base64'));
    const answer = { status: 418, headers: { 'x-other': 'yes' }, pieces };
    const raw = `[[raw ${Buffer.from(JSON.stringify(answer)).toString('base64url')}]]`;
    const embed = () => provider.send('POST', '/v1/embeddings', { model: 'demo', input: raw });
    for (const response of [await provider.chat(raw), await embed()]) {
      expect([response.status, response.headers.get('x-other'), await response.text()]).toEqual([
        418,
        'yes',
        '{"a":"é"}',
      ]);
    }
    expect((await provider.chat('[[raw e30]]')).status).toBe(400);
  });

  it('[[fail 503]] answers that status in OpenAI’s form', async () => {
    const response = await provider.chat('[[fail 503]]');
    expect(response.status).toBe(503);
    expect((await response.json()).error).toMatchObject({ type: 'server_error', code: null });
  });

  it('[[fail 500 times 2]] works the third time the same message comes', async () => {
    const statuses = [];
    for (let attempt = 0; attempt < 4; attempt += 1)
      statuses.push((await provider.chat('a [[fail 500 times 2]]')).status);
    expect(statuses).toEqual([500, 500, 200, 200]);
    expect((await provider.chat('b [[fail 500 times 2]]')).status).toBe(500);
  });

  it('[[rate-limit 2]] answers 429 with Retry-After', async () => {
    const response = await provider.chat('[[rate-limit 2]]');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('2');
  });

  it('[[delay 200]] waits before the answer, [[chunk-delay 30]] before each chunk', async () => {
    expect(await timed(() => provider.chat('[[delay 200]]'))).toBeGreaterThan(190);
    const stream = () =>
      provider.chat('[[chunk-delay 30]] [[tokens 5]]', { stream: true }).then((reply) => reply.text());
    expect(await timed(stream)).toBeGreaterThan(140);
  });

  it('[[tokens 200]] makes the answer exactly so long', async () => {
    const { usage, choices } = await (await provider.chat('Hello [[tokens 200]]')).json();
    expect(usage.completion_tokens).toBe(200);
    expect(choices[0].message.content).toMatch(/^\[demo\] .* 1 2 3 4 5 /);
  });

  it('[[cut-off 5]] ends the socket after five chunks, or in mid-body', async () => {
    const response = await provider.chat('[[tokens 50]] [[cut-off 5]]', { stream: true });
    const received = await readUntilBroken(response);
    expect(received.match(/"content":"[^"]/g)).toHaveLength(5);
    await expect(provider.chat('[[cut-off]]').then((reply) => reply.text())).rejects.toThrow();
  });

  it('[[stream-error 2]] ends a stream with an error event', async () => {
    const text = await (await provider.chat('[[stream-error 2]]', { stream: true })).text();
    expect(text.trimEnd().split('\n\n').at(-1)).toContain('"error"');
    expect(text).not.toContain('[DONE]');
  });

  it('[[hang]] says nothing until the caller hangs up', async () => {
    const signal = AbortSignal.timeout(150);
    await expect(provider.chat('[[hang]]', {}, { signal })).rejects.toThrow(/timeout|aborted/i);
  });

  it('[[hang 3]] falls silent after three chunks', async () => {
    const init = { signal: AbortSignal.timeout(150) };
    const received = await readUntilBroken(await provider.chat('[[tokens 50]] [[hang 3]]', { stream: true }, init));
    expect(received.match(/"content":"[^"]/g)).toHaveLength(3);
  });

  it('is honoured in an embedding’s input too', async () => {
    const response = await provider.send('POST', '/v1/embeddings', { model: 'demo', input: 'Hello [[fail 503]]' });
    expect(response.status).toBe(503);
  });

  it('[[say …]] answers those words and [[invalid-json]] half of them', async () => {
    const said = await (await provider.chat('[[say {"a":[1]}]] [[invalid-json times 1]]')).json();
    const again = await (await provider.chat('[[say {"a":[1]}]] [[invalid-json times 1]]')).json();
    expect(said.choices[0].message.content).toBe('{"a"');
    expect(again.choices[0].message.content).toBe('{"a":[1]}');
  });

  it('[[vary]] answers otherwise each time, [[no-usage]] leaves usage out', async () => {
    const vary = async () => (await (await provider.chat('Hi [[vary]] [[no-usage]]')).json()) as { choices: unknown };
    const [one, two] = [await vary(), await vary()];
    expect(one.choices).not.toEqual(two.choices);
    expect(one).not.toHaveProperty('usage');
  });

  it('is left out of the answer', async () => {
    const chunks = await readEvents(await provider.chat('Hello [[chunk-delay 1]]', { stream: true }));
    expect(textOfChunks(chunks)).toContain('"Hello"');
  });

  it.each(['[[explode]]', '[[delay soon]]', '[[fail 200]]', '[[hang on]]', '[[tokens]]'])(
    '400: names %s',
    async (directive) => {
      const response = await provider.chat(`Hello ${directive}`);
      expect(response.status).toBe(400);
      expect((await response.json()).error.message).toContain(directive);
    },
  );
});

describe('PUT /control', () => {
  it('200: slows every answer until told otherwise', async () => {
    await provider.send('PUT', '/control', { delay_ms: 120 });
    expect(await timed(() => provider.chat('Hello'))).toBeGreaterThan(110);
    const reply = await provider.send('PUT', '/control', { delay_ms: 0 });
    expect(await reply.json()).toEqual({ delay_ms: 0, chunk_delay_ms: 0 });
  });

  it('400: names what it does not know', async () => {
    const response = await provider.send('PUT', '/control', { delay: 5 });
    expect(response.status).toBe(400);
    expect((await response.json()).error.message).toContain('delay');
  });
});

async function readUntilBroken(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let received = '';
  try {
    for await (const bytes of response.body ?? []) received += decoder.decode(bytes, { stream: true });
  } catch {
    return received;
  }
  throw new Error('The stream ended as if nothing had happened');
}

describe('what always fails', () => {
  it('the model down answers 503, under both its names', async () => {
    for (const model of ['down', 'demo-down']) expect((await provider.chat('hello', { model })).status).toBe(503);
    expect((await provider.chat('hello', { model: 'downtown' })).status).toBe(200);
  });
});
