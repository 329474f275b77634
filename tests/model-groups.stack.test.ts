import { beforeEach, describe, expect, inject, it } from 'vitest';
import { type Answer, operatorClient, teamClient } from './support/api-client.ts';
import { createTenant } from './support/create-tenant.ts';
import { modelSetup } from './support/model-setup.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const say = (content: string) => [{ role: 'user', content }];

describe('model groups', () => {
  let models: ReturnType<typeof modelSetup>;
  let group: string;

  beforeEach(async () => {
    models = modelSetup(operator);
    group = models.named('group');
    await models.createAlias('down', { actual_model: 'demo/down' });
    await models.createAlias('up', { actual_model: 'demo/fast', fallbacks: ['demo/standard'] });
  });

  const create = (list: readonly object[]) =>
    operator.post('/api/model-groups/create', { group_name: group, display_name: 'Agent', models: list });
  const listed = () => [
    { model_name: models.named('up'), priority: 1 },
    { model_name: models.named('down'), priority: 0 },
  ];

  async function teamWith(groups: readonly string[]) {
    const tenant = await createTenant(stack);
    await operator.put(`/api/teams/${tenant.teamId}/access-groups`, groups);
    return tenant;
  }

  it('200: models are tried by priority, and a group is listed, read and changed', async () => {
    expect((await create(listed())).body.models.map((one: { model_name: string }) => one.model_name)).toEqual([
      models.named('down'),
      models.named('up'),
    ]);
    const path = `/api/model-groups/${group}`;
    const changed = await operator.put(`${path}/models`, [{ model_name: models.named('up') }]);
    expect(changed.body.models).toMatchObject([{ model_name: models.named('up'), actual_model: 'demo/fast' }]);
    expect((await operator.get(path)).body).toEqual(changed.body);
    const { body } = await operator.get('/api/model-groups?limit=1000');
    expect(body.model_groups.some((one: { group_name: string }) => one.group_name === group)).toBe(true);
    expect((await operator.get(`/api/model-access-groups/${group}`)).status).toBe(404);
  });

  it('200: a team that is given the group by its older name calls it, and the next model stands in for one that is down', async () => {
    await create(listed());
    const { organizationId } = await createTenant(stack);
    const made = await operator.post('/api/teams/create', {
      organization_id: organizationId,
      team_id: models.named('team'),
      model_groups: [group],
      credits_allocated: 10,
    });
    const team = teamClient(stack.API_URL, made.body.virtual_key);
    const { body: job } = await team.post('/api/jobs/create', { job_type: 'x' });
    const answer = await team.post(`/api/jobs/${job.job_id}/llm-call`, {
      model_group: group,
      messages: say('hello'),
    });
    expect(told(answer)).toEqual([200, undefined, undefined]);
    expect(answer.body.model).toBe(models.named('down'));
    const seen = await operator.get(`/api/jobs/teams/${models.named('team')}/${job.job_id}`);
    expect(seen.body.calls).toMatchObject([{ model_group_used: group, model_used: 'demo/fast' }]);
    const costs = await team.post(`/api/jobs/${job.job_id}/complete`);
    expect(costs.body.costs.successful_calls).toBe(1);
  });

  it('200: resolving tells a team aliases alone, and only of its own groups', async () => {
    await create(listed());
    const own = await teamWith([group]);
    const expected = { group_name: group, primary_model: models.named('down'), fallback_models: [models.named('up')] };
    const path = `/api/model-groups/${group}/resolve`;
    expect((await own.team.get(path)).body).toEqual({ ...expected, team_id: own.teamId });
    expect((await operator.get(`${path}?team_id=${own.teamId}`)).body).toEqual({ ...expected, team_id: own.teamId });
    expect((await operator.get(path)).body).toEqual({ ...expected, team_id: null });
    const other = await createTenant(stack);
    expect(told(await other.team.get(path)).slice(0, 2)).toEqual([404, 'not_found']);
    expect(told(await other.team.get(`${path}?team_id=${own.teamId}`)).slice(0, 2)).toEqual([404, 'not_found']);
    expect((await operator.get(`${path}?team_id=${other.teamId}`)).status).toBe(404);
  });

  it('404, 409, 422: what cannot be', async () => {
    await create(listed());
    expect(told(await create(listed()))[2]).toMatch(/^group_name: there is an access group or model group/);
    expect(told(await operator.put(`/api/model-groups/${group}/models`, [{ model_name: 'nowhere' }]))[2]).toMatch(
      /there is no model alias "nowhere"/,
    );
    const twice = [{ model_name: models.named('up') }, { model_name: models.named('up') }];
    expect(told(await operator.post('/api/model-groups/create', { group_name: 'g', models: twice }))[2]).toBe(
      'models.1.model_name: is named twice; leave one out',
    );
    const { teamId } = await teamWith([group]);
    expect(told(await operator.delete(`/api/model-groups/${group}`))[2]).toBe(
      `The model group "${group}" is used by teams (1): ${teamId}. Give them other groups with PUT /api/teams/{team_id}/access-groups first.`,
    );
    await operator.put(`/api/teams/${teamId}/access-groups`, []);
    expect((await operator.delete(`/api/model-groups/${group}`)).status).toBe(200);
  });
});

describe('the model of a call that names none', () => {
  it('is its job type’s, if the team may use it, then its team’s', async () => {
    const models = modelSetup(operator);
    await models.createAlias('first');
    await models.createAlias('second');
    await models.createAlias('foreign');
    await models.createGroup('group', ['first', 'second']);
    const { teamId, team } = await createTenant(stack);
    await operator.put(`/api/teams/${teamId}/access-groups`, [models.named('group')]);
    const jobType = models.named('type');
    const usedNow = async () => {
      await expect.poll(() => team.get('/v1/models').then(({ body }) => body.data.length)).toBe(2);
      const { body } = await team.post('/api/jobs/create-and-call', { job_type: jobType, messages: say('hello') });
      const { body: job } = await team.post('/api/jobs/create', { job_type: jobType });
      const call = await team.post(`/api/jobs/${job.job_id}/llm-call`, { messages: say('hello') });
      await team.post(`/api/jobs/${job.job_id}/complete`);
      expect(call.body.model).toBe(body.metadata.model);
      return call.body.model;
    };
    expect(await usedNow()).toBe(models.named('first'));
    const set = (name: string) => operator.put(`/api/job-types/${jobType}`, { default_model: name });
    expect((await set(models.named('second'))).body.default_model).toBe(models.named('second'));
    await expect.poll(usedNow, { timeout: 5_000 }).toBe(models.named('second'));
    await set(models.named('foreign'));
    expect(await usedNow()).toBe(models.named('first'));
    expect(told(await set('nowhere'))[2]).toBe(
      'default_model: must be a model alias, an access group or a model group',
    );
  });

  it('403: a model that is taken from a team is refused also for a call that waits to start', async () => {
    const tenant = await createTenant(stack);
    const { body: job } = await tenant.team.post('/api/jobs/create', { job_type: 'x' });
    const first = await tenant.team.post(`/api/jobs/${job.job_id}/llm-call`, { messages: say('hello') });
    expect(first.status).toBe(200);
    await operator.put(`/api/model-aliases/${tenant.alias}`, { status: 'inactive' });
    const second = await tenant.team.post(`/api/jobs/${job.job_id}/llm-call`, { messages: say('hello') });
    expect(told(second).slice(0, 2)).toEqual([403, 'model_not_allowed']);
    await tenant.team.post(`/api/jobs/${job.job_id}/complete`);
  });
});
