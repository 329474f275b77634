import { expect, inject, it } from 'vitest';
import { z } from 'zod';
import { DEMO_TEAM, seedDemo } from './seed-demo.ts';
import { createAdminClient } from './start/admin-client.ts';

const { API_URL, MASTER_KEY } = inject('stack');
const target = { apiUrl: API_URL, masterKey: MASTER_KEY };
const teamKey = 'sk-a-demo-key-that-stays-the-same-over-starts';
const alias = z.object({ actual_model: z.string() });
const api = createAdminClient(target);

const seed = (environment = {}) => seedDemo(target, { teamKey, environment });
const standardModel = async () => alias.parse(await api.get('/model-aliases/standard')).actual_model;

it('makes the tenant once, with its credits and its key, however often it runs', async () => {
  await seed();
  await seed();
  expect(await api.get(`/credits/teams/${DEMO_TEAM}/balance`)).toMatchObject({ credits_remaining: 1_000 });

  const jobs = await fetch(`${API_URL}/api/teams/${DEMO_TEAM}/jobs`, {
    headers: { authorization: `Bearer ${teamKey}` },
  });
  expect(jobs.status).toBe(200);
});

it('follows the provider keys, until an operator chooses a model', async () => {
  await seed({ OPENAI_API_KEY: 'a key' });
  expect(await standardModel()).toMatch(/^openai\//);
  await seed();
  expect(await standardModel()).toBe('demo/standard');

  await api.put('/model-aliases/standard', { actual_model: 'mistral/of-the-operator' });
  await seed({ OPENAI_API_KEY: 'a key' });
  expect(await standardModel()).toBe('mistral/of-the-operator');
  await api.put('/model-aliases/standard', { actual_model: 'demo/standard' });
});
