import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { type Answer, operatorClient } from './support/api-client.ts';
import { createTenant } from './support/create-tenant.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const noAlias = (name: string) => `there is no model alias "${name}". Create it with POST /api/model-aliases/create.`;

describe('model aliases and access groups', () => {
  let suffix: string;
  const named = (word: string) => `${word}-${suffix}`;

  const createAlias = (word: string, more: object = {}) =>
    operator.post('/api/model-aliases/create', {
      model_alias: named(word),
      provider: named('provider'),
      actual_model: 'demo/standard',
      ...more,
    });
  const createGroup = (word: string, aliases: string[], more: object = {}) =>
    operator.post('/api/model-access-groups/create', {
      group_name: named(word),
      model_aliases: aliases.map(named),
      ...more,
    });
  const aliasesOf = ({ body }: Answer) =>
    body.model_aliases.map(({ model_alias }: { model_alias: string }) => model_alias);

  beforeEach(() => {
    suffix = randomBytes(5).toString('hex');
  });

  it('200: an alias keeps its prices to the billionth of a dollar', async () => {
    const { body } = await createAlias('a', {
      pricing_input: 0.000000001,
      pricing_output: 37.5,
      max_output_tokens: 64,
    });
    expect(body).toMatchObject({
      model_alias: named('a'),
      display_name: named('a'),
      pricing_input: 0.000000001,
      pricing_output: 37.5,
      max_output_tokens: 64,
      fallbacks: [],
      access_groups: [],
      status: 'active',
    });
    expect((await operator.get(`/api/models/${named('a')}`)).body).toEqual(body);
  });

  it('200: an alias is made and found under both paths, by status, provider and group', async () => {
    await createGroup('g', []);
    const made = await operator.post('/api/models/create', {
      model_alias: named('a'),
      provider: named('provider'),
      actual_model: 'demo/standard',
      access_groups: [named('g')],
    });
    expect(made.body.access_groups).toEqual([named('g')]);
    await createAlias('b', { status: 'inactive' });
    const list = async (filter: string) => aliasesOf(await operator.get(`/api/models?${filter}`));
    expect(await list(`provider=${named('provider')}`)).toEqual([named('a'), named('b')]);
    expect(await list(`provider=${named('provider')}&status=inactive`)).toEqual([named('b')]);
    expect(await list(`access_group=${named('g')}`)).toEqual([named('a')]);
  });

  it('200: an alias changes what is given and keeps the rest', async () => {
    await createGroup('g', []);
    await createAlias('a', {
      pricing_input: 1,
      pricing_output: 2,
      fallbacks: ['demo/fast'],
      access_groups: [named('g')],
    });
    const path = `/api/model-aliases/${named('a')}`;
    const { body } = await operator.put(path, { actual_model: 'demo/fast', pricing_input: 3, fallbacks: [] });
    expect(body).toMatchObject({ actual_model: 'demo/fast', pricing_input: 3, pricing_output: 2, fallbacks: [] });
    expect(body.access_groups).toEqual([named('g')]);
    expect((await operator.put(path, { access_groups: [] })).body.access_groups).toEqual([]);
    const unpriced = await operator.put(path, { pricing_input: null, pricing_output: null });
    expect(unpriced.body).toMatchObject({ pricing_input: null, pricing_output: null });
  });

  it('404, 409, 422: an alias that cannot be', async () => {
    await createAlias('a');
    expect(told(await createAlias('a')).slice(0, 2)).toEqual([409, 'already_exists']);
    expect(told(await createAlias('b', { access_groups: ['nowhere'] })).slice(0, 2)).toEqual([404, 'not_found']);
    expect(told(await createAlias('b', { pricing_input: 1 }))[2]).toBe(
      'pricing_output: is missing: set pricing_input and pricing_output together, or neither',
    );
    expect(told(await createAlias('b', { pricing_input: -1, cache_ttl_seconds: 5 }))[2]).toMatch(
      /^pricing_input: may not be negative; cache_ttl_seconds: is not known here; known are model_alias, /,
    );
    expect((await operator.get(`/api/models/${named('b')}`)).status).toBe(404);
  });

  it('200: the order of a group is the order in which teams choose, and changes at once', async () => {
    for (const word of ['a', 'b', 'c']) await createAlias(word);
    const { body } = await createGroup('g', ['b', 'a']);
    expect(body).toMatchObject({ display_name: named('g'), teams_using: [], team_count: 0 });
    const { teamId } = await createTenant(stack);
    await operator.put(`/api/teams/${teamId}/access-groups`, [named('g')]);
    const usable = async () => (await operator.get(`/api/teams/${teamId}`)).body.allowed_model_aliases;
    expect(await usable()).toEqual([named('b'), named('a')]);

    const models = `/api/model-access-groups/${named('g')}/models`;
    const replaced = await operator.put(models, [named('c'), named('b')]);
    expect(replaced.body).toMatchObject({ teams_using: [teamId], team_count: 1 });
    expect(await usable()).toEqual([named('c'), named('b')]);
    await operator.put(models, { model_aliases: [named('a')] });
    expect(await usable()).toEqual([named('a')]);
    await operator.put(`/api/models/${named('a')}`, { status: 'inactive' });
    expect(await usable()).toEqual([]);
  });

  it('404: a group of models that do not exist', async () => {
    expect(told(await createGroup('g', ['a']))[2]).toBe(`model_aliases: ${noAlias(named('a'))}`);
    await createGroup('g', []);
    expect(told(await operator.put(`/api/model-access-groups/${named('g')}/models`, ['nowhere']))).toEqual([
      404,
      'not_found',
      `model_aliases: ${noAlias('nowhere')}`,
    ]);
  });

  it('409: a group is deleted when no living team has it', async () => {
    await createGroup('g', []);
    const { teamId } = await createTenant(stack);
    await operator.put(`/api/teams/${teamId}/access-groups`, [named('g')]);
    const path = `/api/model-access-groups/${named('g')}`;
    expect(told(await operator.delete(path))).toEqual([
      409,
      'in_use',
      `The access group "${named('g')}" is used by teams (1): ${teamId}. Give them other groups with PUT /api/teams/{team_id}/access-groups first.`,
    ]);
    expect((await operator.put(path, { description: 'Kept' })).body.description).toBe('Kept');
    await operator.delete(`/api/teams/${teamId}`);
    expect((await operator.delete(path)).status).toBe(200);
    expect((await operator.get(path)).status).toBe(404);
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
