import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDemoProvider, startDemoProvider } from '../testing/start-demo-provider.ts';

type Reply = { data: { embedding: number[] }[]; usage: { prompt_tokens: number } };

let provider: RunningDemoProvider;
beforeAll(async () => {
  provider = await startDemoProvider();
});
afterAll(() => provider.stop());

const embed = async (input: unknown, more = {}) =>
  (await (await provider.send('POST', '/v1/embeddings', { model: 'demo', input, ...more })).json()) as Reply;
const dot = (a: number[] = [], b: number[] = []) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

describe('POST /v1/embeddings', () => {
  it('200: gives unit vectors, the same for the same text and near for like texts', async () => {
    const { data, usage } = await embed(['the invoice is due', 'invoices are due', 'a dog barks']);
    const [one, two, three] = data.map(({ embedding }) => embedding);

    expect(dot(one, one)).toBeCloseTo(1);
    expect(dot(one, two)).toBeGreaterThan(dot(one, three));
    expect((await embed('the invoice is due')).data[0]?.embedding).toEqual(one);
    expect(usage.prompt_tokens).toBe(5 + 4 + 3);
  });

  it('200: honours dimensions and base64', async () => {
    expect((await embed('x', { dimensions: 8 })).data[0]?.embedding).toHaveLength(8);
    const { data } = await embed('x', { dimensions: 8, encoding_format: 'base64' });
    expect(Buffer.from(String(data[0]?.embedding), 'base64')).toHaveLength(32);
  });

  it('400: wants some input', async () => {
    const response = await provider.send('POST', '/v1/embeddings', { model: 'demo', input: [] });
    expect(response.status).toBe(400);
  });
});
