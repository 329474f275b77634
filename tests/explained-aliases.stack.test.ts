import { beforeAll, describe, expect, inject, it } from 'vitest';
import { operatorClient } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { openJob } from './support/job-client.ts';
import { modelSetup } from './support/model-setup.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);

describe('the explanation of a name', () => {
  let tenant: Tenant;
  let models: ReturnType<typeof modelSetup>;

  beforeAll(async () => {
    [tenant, models] = [await createTenant(stack), modelSetup(operator)];
    await models.createAlias('first', {
      actual_model: 'demo/standard',
      fallbacks: ['openai/second'],
      cache_ttl_seconds: 60,
      max_output_tokens: 500,
    });
    await models.createAlias('stand-in', { actual_model: 'demo/fast' });
    await models.createAlias('elsewhere');
    await operator.post('/api/model-groups/create', {
      group_name: models.named('ordered'),
      models: [{ model_name: models.named('first') }, { model_name: models.named('stand-in') }],
    });
    await operator.put(`/api/teams/${tenant.teamId}/access-groups`, [models.named('ordered')]);
  });

  const explain = async (name: string, teamId = tenant.teamId) =>
    operator.get(`/api/models/${name}/explain?team_id=${teamId}`);
  const tried = (body: { models: { model: string; from: string; key: string }[] }) =>
    body.models.map(({ model, from, key }) => `${model} ${from} ${key}`);

  it('200: an alias’s model, then its fallbacks, with the groups that give it', async () => {
    const { body } = await explain(models.named('first'));
    expect(body).toMatchObject({
      is_callable: true,
      problems: [],
      alias: models.named('first'),
      given_by: [models.named('ordered')],
      max_output_tokens: 500,
      cache: { ttl_seconds: 60, scope: 'team' },
    });
    expect(tried(body)).toEqual(['demo/standard alias operator', 'openai/second fallback operator']);
  });

  it('200: a model group’s others stand in; what is explained is what a call does', async () => {
    const { body } = await explain(models.named('ordered'));
    const ways = ['demo/standard alias operator', 'openai/second fallback operator', 'demo/fast model_group operator'];
    expect(tried(body)).toEqual(ways);
    await operator.put(`/api/model-aliases/${models.named('first')}`, { actual_model: 'demo/down', fallbacks: [] });
    expect(tried((await explain(models.named('ordered'))).body)).toEqual([
      'demo/down alias operator',
      'demo/fast model_group operator',
    ]);
    const jobId = await openJob(tenant);
    const messages = [{ role: 'user', content: 'hello' }];
    await tenant.team.post(`/api/jobs/${jobId}/llm-call`, { model_group: models.named('ordered'), messages });
    const seen = await operator.get(`/api/jobs/teams/${tenant.teamId}/${jobId}`);
    expect(seen.body.calls).toMatchObject([{ model_used: 'demo/fast' }]);
  });

  it('200: what stands in the way, in words', async () => {
    const notTheirs = await explain(models.named('elsewhere'));
    expect(notTheirs.body).toMatchObject({ is_callable: false, alias: null, models: [] });
    expect(notTheirs.body.problems[0]).toMatch(/may not use the model .* Usable: first-/);
    await operator.put(`/api/organizations/${tenant.organizationId}`, { own_keys_only: true });
    const { body } = await explain(models.named('first'));
    expect(body.is_callable).toBe(false);
    expect(body.problems[0]).toMatch(/may use its own keys only/);
    await operator.put(`/api/organizations/${tenant.organizationId}`, { own_keys_only: false });
    await operator.put(`/api/teams/${tenant.teamId}/suspend`);
    expect((await explain(models.named('first'))).body).toMatchObject({
      is_callable: false,
      problems: ['The team is suspended.'],
    });
  });

  it('404 for a team that is not there, 403 for teams, 422 without a team', async () => {
    expect((await explain(models.named('first'), 'nobody')).status).toBe(404);
    expect((await tenant.team.get(`/api/models/x/explain?team_id=${tenant.teamId}`)).status).toBe(403);
    expect((await operator.get('/api/models/x/explain')).body.error.fields[0].field).toBe('team_id');
  });
});
