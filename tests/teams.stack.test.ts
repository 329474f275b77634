import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Answer, operatorClient } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { query } from './support/ledger.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
const newId = () => `team-${randomBytes(5).toString('hex')}`;
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];

describe('teams', () => {
  let tenant: Tenant;
  let group: string;

  const create = (body: object) =>
    operator.post('/api/teams/create', { organization_id: tenant.organizationId, ...body });

  beforeAll(async () => {
    tenant = await createTenant(stack);
    [group] = (await operator.get(`/api/teams/${tenant.teamId}`)).body.access_groups;
  });

  it('200: are made whole: account, first grant, access groups and key', async () => {
    const id = newId();
    const { body } = await create({
      team_id: id,
      team_alias: 'Research',
      access_groups: [group],
      default_model: tenant.alias,
      credits_allocated: 0.25,
    });
    expect(body).toEqual({
      team_id: id,
      organization_id: tenant.organizationId,
      team_alias: 'Research',
      access_groups: [group],
      allowed_model_aliases: [tenant.alias],
      default_model: tenant.alias,
      credits_allocated: 0.25,
      credits_remaining: 0.25,
      virtual_key: expect.stringMatching(/^sk-[\w-]{43}$/),
      budget_mode: 'job_based',
      credits_per_dollar: 10,
      tokens_per_credit: 10_000,
      minimum_credits: 0,
      rounding: { mode: 'up', to: 0.000001 },
      message: 'Team created. Keep virtual_key: it is not shown again.',
    });
    const { body: ledger } = await operator.get(`/api/credits/teams/${id}/transactions`);
    expect(ledger).toMatchObject({ total: 1, transactions: [{ transaction_type: 'allocation', credits_after: 0.25 }] });
    const kept = await query(stack.DATABASE_URL, 'SELECT team_keys::text FROM team_keys WHERE team_id = $1', [id]);
    expect(JSON.stringify(kept)).not.toContain(body.virtual_key);
  });

  it('200: understand model_groups, the older word for access_groups', async () => {
    expect((await create({ team_id: newId(), model_groups: [group] })).body.access_groups).toEqual([group]);
  });

  it('404, 409, 422: are not made when something is wrong, and say what', async () => {
    const id = newId();
    const missing = await create({ team_id: id, access_groups: [group, 'nowhere'] });
    expect(told(missing)).toEqual([
      404,
      'not_found',
      'access_groups: there is no access group "nowhere". Create it with POST /api/model-access-groups/create.',
    ]);
    expect(told(await create({ team_id: id, organization_id: 'nowhere' }))).toEqual([
      404,
      'not_found',
      'organization_id: there is no organization "nowhere". Create it with POST /api/organizations/create.',
    ]);
    expect(told(await create({ team_id: tenant.teamId })).slice(0, 2)).toEqual([409, 'already_exists']);
    expect(told(await create({ team_id: id, budget_mode: 'free' }))).toEqual([
      422,
      'invalid_request',
      expect.stringMatching(/^budget_mode: .*job_based.*consumption_usd.*consumption_tokens/),
    ]);
    expect(told(await create({ team_id: id, access_groups: [group], default_model: 'other' }))).toEqual([
      422,
      'invalid_request',
      `default_model: must be an active model of the team's access groups (${tenant.alias})`,
    ]);
    expect((await operator.get(`/api/teams/${id}`)).status).toBe(404);
  });

  it('200: show themselves with their own key, and nothing that is the operator’s', async () => {
    const { body } = await tenant.team.get(`/api/teams/${tenant.teamId}`);
    expect(body).toMatchObject({
      team_id: tenant.teamId,
      allowed_model_aliases: [tenant.alias],
      credits_remaining: 100,
    });
    expect(body).not.toHaveProperty('metadata');
    expect(told(await tenant.team.get(`/api/teams/${newId()}`))[0]).toBe(404);
    const other = await createTenant(stack);
    expect(told(await tenant.team.get(`/api/teams/${other.teamId}`))).toEqual([
      404,
      'not_found',
      `There is no team "${other.teamId}".`,
    ]);
  });

  it('200: are listed by organization, state and name, with the true total', async () => {
    const { organizationId } = await createTenant(stack);
    for (const name of ['Alpha', 'Beta', 'Gamma']) {
      await operator.post('/api/teams/create', { organization_id: organizationId, team_id: newId(), team_alias: name });
    }
    const list = (more: string) => operator.get(`/api/teams?organization_id=${organizationId}${more}`);
    expect((await list('&limit=2')).body).toMatchObject({
      total: 4,
      teams: [{ team_alias: 'Gamma' }, { team_alias: 'Beta' }],
    });
    expect((await list('&limit=2&offset=2')).body.teams.map((team: { team_alias: string }) => team.team_alias)[0]).toBe(
      'Alpha',
    );
    expect((await list('&q=ALPH')).body).toMatchObject({ total: 1, teams: [{ team_alias: 'Alpha' }] });
    expect((await list('&status=suspended')).body).toEqual({ total: 0, next_cursor: null, teams: [] });
  });

  it('200: change name, metadata, default model and access groups', async () => {
    const id = newId();
    await create({ team_id: id, access_groups: [group] });
    const changes = { team_alias: 'New', metadata: { region: 'eu' }, default_model: tenant.alias };
    expect((await operator.put(`/api/teams/${id}`, changes)).body).toMatchObject(changes);
    expect((await operator.put(`/api/teams/${id}`, { default_model: null })).body).toMatchObject({
      team_alias: 'New',
      default_model: null,
    });
    const groups = `/api/teams/${id}/access-groups`;
    expect((await operator.put(groups, [])).body).toMatchObject({ access_groups: [], allowed_model_aliases: [] });
    expect((await operator.put(groups, [group])).body.allowed_model_aliases).toEqual([tenant.alias]);
    expect(told(await operator.put(groups, [group, group]))[2]).toBe(`body: names "${group}" twice; leave one out`);
  });
});
