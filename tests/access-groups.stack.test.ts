import { beforeEach, describe, expect, inject, it } from 'vitest';
import { type Answer, operatorClient } from './support/api-client.ts';
import { createTenant } from './support/create-tenant.ts';
import { modelSetup } from './support/model-setup.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const noAlias = (name: string) => `there is no model alias "${name}". Create it with POST /api/model-aliases/create.`;

describe('access groups', () => {
  let models: ReturnType<typeof modelSetup>;

  beforeEach(() => {
    models = modelSetup(operator);
  });

  it('200: the order of a group is the order in which teams choose, and changes at once', async () => {
    for (const word of ['a', 'b', 'c']) await models.createAlias(word);
    const { body } = await models.createGroup('g', ['b', 'a']);
    expect(body).toMatchObject({ display_name: models.named('g'), teams_using: [], team_count: 0 });
    const { teamId } = await createTenant(stack);
    await operator.put(`/api/teams/${teamId}/access-groups`, [models.named('g')]);
    const usable = async () => (await operator.get(`/api/teams/${teamId}`)).body.allowed_model_aliases;
    expect(await usable()).toEqual([models.named('b'), models.named('a')]);

    const path = `/api/model-access-groups/${models.named('g')}/models`;
    const replaced = await operator.put(path, [models.named('c'), models.named('b')]);
    expect(replaced.body).toMatchObject({ teams_using: [teamId], team_count: 1 });
    expect(await usable()).toEqual([models.named('c'), models.named('b')]);
    await operator.put(path, { model_aliases: [models.named('a')] });
    expect(await usable()).toEqual([models.named('a')]);
    await operator.put(`/api/models/${models.named('a')}`, { status: 'inactive' });
    expect(await usable()).toEqual([]);
  });

  it('404: a group of models that do not exist', async () => {
    expect(told(await models.createGroup('g', ['a']))[2]).toBe(`model_aliases: ${noAlias(models.named('a'))}`);
    await models.createGroup('g', []);
    expect(told(await operator.put(`/api/model-access-groups/${models.named('g')}/models`, ['nowhere']))).toEqual([
      404,
      'not_found',
      `model_aliases: ${noAlias('nowhere')}`,
    ]);
  });

  it('409: a group is deleted when no living team has it', async () => {
    await models.createGroup('g', []);
    const { teamId } = await createTenant(stack);
    await operator.put(`/api/teams/${teamId}/access-groups`, [models.named('g')]);
    const path = `/api/model-access-groups/${models.named('g')}`;
    expect(told(await operator.delete(path))).toEqual([
      409,
      'in_use',
      `The access group "${models.named('g')}" is used by teams (1): ${teamId}. Give them other groups with PUT /api/teams/{team_id}/access-groups first.`,
    ]);
    expect((await operator.put(path, { description: 'Kept' })).body.description).toBe('Kept');
    await operator.delete(`/api/teams/${teamId}`);
    expect((await operator.delete(path)).status).toBe(200);
    expect((await operator.get(path)).status).toBe(404);
  });
});
