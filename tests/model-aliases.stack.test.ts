import { beforeEach, describe, expect, inject, it } from 'vitest';
import { type Answer, operatorClient } from './support/api-client.ts';
import { createTenant } from './support/create-tenant.ts';
import { aliasesOf, modelSetup } from './support/model-setup.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];

describe('model aliases', () => {
  let models: ReturnType<typeof modelSetup>;

  beforeEach(() => {
    models = modelSetup(operator);
  });

  it('200: an alias keeps its prices to the billionth of a dollar', async () => {
    const { body } = await models.createAlias('a', {
      pricing_input: 0.000000001,
      pricing_output: 37.5,
      max_output_tokens: 64,
    });
    expect(body).toMatchObject({
      model_alias: models.named('a'),
      display_name: models.named('a'),
      pricing_input: 0.000000001,
      pricing_output: 37.5,
      max_output_tokens: 64,
      fallbacks: [],
      access_groups: [],
      status: 'active',
    });
    expect((await operator.get(`/api/models/${models.named('a')}`)).body).toEqual(body);
  });

  it('200: an alias is made and found under both paths, by status, provider and group', async () => {
    await models.createGroup('g', []);
    const made = await operator.post('/api/models/create', {
      model_alias: models.named('a'),
      provider: models.named('provider'),
      actual_model: 'demo/standard',
      access_groups: [models.named('g')],
    });
    expect(made.body.access_groups).toEqual([models.named('g')]);
    await models.createAlias('b', { status: 'inactive' });
    const list = async (filter: string) => aliasesOf(await operator.get(`/api/models?${filter}`));
    expect(await list(`provider=${models.named('provider')}`)).toEqual([models.named('a'), models.named('b')]);
    expect(await list(`provider=${models.named('provider')}&status=inactive`)).toEqual([models.named('b')]);
    expect(await list(`access_group=${models.named('g')}`)).toEqual([models.named('a')]);
  });

  it('200: an alias changes what is given and keeps the rest', async () => {
    await models.createGroup('g', []);
    await models.createAlias('a', {
      pricing_input: 1,
      pricing_output: 2,
      fallbacks: ['demo/fast'],
      access_groups: [models.named('g')],
    });
    const path = `/api/model-aliases/${models.named('a')}`;
    const { body } = await operator.put(path, { actual_model: 'demo/fast', pricing_input: 3, fallbacks: [] });
    expect(body).toMatchObject({ actual_model: 'demo/fast', pricing_input: 3, pricing_output: 2, fallbacks: [] });
    expect(body.access_groups).toEqual([models.named('g')]);
    expect((await operator.put(path, { access_groups: [] })).body.access_groups).toEqual([]);
    const unpriced = await operator.put(path, { pricing_input: null, pricing_output: null });
    expect(unpriced.body).toMatchObject({ pricing_input: null, pricing_output: null });
  });

  it('404, 409, 422: an alias that cannot be', async () => {
    await models.createAlias('a');
    expect(told(await models.createAlias('a')).slice(0, 2)).toEqual([409, 'already_exists']);
    expect(told(await models.createAlias('b', { access_groups: ['nowhere'] })).slice(0, 2)).toEqual([404, 'not_found']);
    expect(told(await models.createAlias('b', { pricing_input: 1 }))[2]).toBe(
      'pricing_output: is missing: set pricing_input and pricing_output together, or neither',
    );
    expect(told(await models.createAlias('b', { pricing_input: -1, cache_ttl: 5 }))[2]).toMatch(
      /^pricing_input: may not be negative; cache_ttl: is not known here; known are model_alias, /,
    );
    expect((await operator.get(`/api/models/${models.named('b')}`)).status).toBe(404);
  });

  it('409: an alias is deleted when no call under way uses it', async () => {
    const { team, alias } = await createTenant(stack);
    const { body: job } = await team.post('/api/jobs/create', { job_type: 'x' });
    const messages = [{ role: 'user', content: '[[delay 3000]] hello' }];
    const call = team.post(`/api/jobs/${job.job_id}/llm-call`, { messages });
    await expect.poll(async () => (await team.get(`/api/jobs/${job.job_id}`)).body.status).toBe('IN_PROGRESS');
    expect(told(await operator.delete(`/api/models/${alias}`)).slice(0, 2)).toEqual([409, 'in_use']);
    expect((await call).status).toBe(200);
    expect((await operator.delete(`/api/models/${alias}`)).status).toBe(200);
    expect((await team.post(`/api/jobs/${job.job_id}/complete`)).body.calls).toMatchObject([{ model_group: alias }]);
  });
});
