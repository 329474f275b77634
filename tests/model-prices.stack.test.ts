import { describe, expect, inject, it } from 'vitest';
import { operatorClient } from './support/api-client.ts';
import { createTenant } from './support/create-tenant.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);

describe("LiteLLM's list of prices", () => {
  it('200: has a model under the name that an alias needs, and its price per million tokens', async () => {
    const { status, body } = await operator.get('/api/model-prices?search=openai/gpt-4.1-mini&limit=1');
    expect([status, body.model_prices.length]).toEqual([200, 1]);
    expect(body.model_prices[0]).toMatchObject({ model: 'openai/gpt-4.1-mini', provider: 'openai', mode: 'chat' });
    const { pricing_input: input, pricing_output: output } = body.model_prices[0];
    expect(input).toBeGreaterThan(0);
    expect(output).toBeGreaterThan(input);
    expect(Number(input.toFixed(9))).toBe(input);
  });

  it('200: finds names by words in any order', async () => {
    const { body } = await operator.get('/api/model-prices?search=MINI%20gpt-4.1&limit=200');
    expect(body.total).toBe(body.model_prices.length);
    for (const { model } of body.model_prices) expect(model).toMatch(/gpt-4\.1.*mini|mini.*gpt-4\.1/i);
    expect((await operator.get('/api/model-prices?search=no-such-model')).body).toEqual({ total: 0, model_prices: [] });
  });

  it('403: is not for teams', async () => {
    const { team } = await createTenant(stack);
    expect((await team.get('/api/model-prices')).status).toBe(403);
  });
});
