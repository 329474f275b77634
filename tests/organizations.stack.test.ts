import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Answer, operatorClient, teamClient } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
const newId = () => `org-${randomBytes(5).toString('hex')}`;
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];

const create = (body: object) => operator.post('/api/organizations/create', { name: 'Acme', ...body });

describe('organizations', () => {
  let tenant: Tenant;
  let group: string;

  beforeAll(async () => {
    tenant = await createTenant(stack);
    [group] = (await operator.get(`/api/teams/${tenant.teamId}`)).body.access_groups;
  });

  it('200: come with a default team whose key works at once', async () => {
    const id = newId();
    const { status, body } = await create({
      organization_id: id,
      metadata: { plan: 'gold' },
      default_team_access_groups: [group],
      default_team_credits: 12.5,
    });

    expect([status, body.organization_id, body.status, body.metadata]).toEqual([200, id, 'active', { plan: 'gold' }]);
    expect(body.default_team).toEqual({
      team_id: `${id}_default`,
      team_alias: 'Acme',
      virtual_key: expect.stringMatching(/^sk-[\w-]{43}$/),
      access_groups: [group],
      allowed_model_aliases: [tenant.alias],
      credits_allocated: 12.5,
      credits_remaining: 12.5,
    });
    const team = teamClient(stack.API_URL, body.default_team.virtual_key);
    expect((await team.get(`/api/credits/teams/${id}_default/balance`)).body.available).toBe(12.5);
  });

  it('200: come without a team when asked to', async () => {
    const id = newId();
    expect((await create({ organization_id: id, create_default_team: false })).body).toMatchObject({
      team_count: 0,
      default_team: null,
    });
    expect((await operator.get(`/api/organizations/${id}/teams`)).body).toEqual({
      organization_id: id,
      next_cursor: null,
      team_count: 0,
      total: 0,
      teams: [],
    });
  });

  it('404: make nothing when an access group does not exist', async () => {
    const id = newId();
    expect(told(await create({ organization_id: id, default_team_access_groups: ['nowhere'] }))).toEqual([
      404,
      'not_found',
      'default_team_access_groups: there is no access group "nowhere". Create it with POST /api/model-access-groups/create.',
    ]);
    expect((await operator.get(`/api/organizations/${id}`)).status).toBe(404);
  });

  it('409: exist once, also when created by many at once', async () => {
    const id = newId();
    const answers = await Promise.all(Array.from({ length: 5 }, () => create({ organization_id: id })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect((await operator.get(`/api/organizations/${id}`)).body.team_count).toBe(1);
  });

  it('422: name every field at fault', async () => {
    const { status, body } = await operator.post('/api/organizations/create', { organization_id: 'a b', plan: 'gold' });
    expect(status).toBe(422);
    expect(body.error.fields.map(({ field }: { field: string }) => field)).toEqual(['organization_id', 'name', 'plan']);
  });

  it('200: change their name and metadata, and are found by a part of it', async () => {
    const id = newId();
    await create({ organization_id: id, create_default_team: false });
    const name = `Renamed ${id}`;
    expect((await operator.put(`/api/organizations/${id}`, { name })).body).toMatchObject({ name, metadata: {} });
    const { body } = await operator.get(`/api/organizations?q=${encodeURIComponent(`RENAMED ${id}`)}`);
    expect(body).toMatchObject({ total: 1, organizations: [{ organization_id: id, name }] });
  });

  it('200: stop all their teams while suspended, and cancel their open jobs', async () => {
    const { team, organizationId, teamId } = await createTenant(stack, { credits: 5 });
    await team.post('/api/jobs/create', { job_type: 'x' });
    const { body } = await operator.put(`/api/organizations/${organizationId}/suspend`);
    expect(body).toMatchObject({ status: 'suspended', jobs_cancelled: 1, jobs_open: 0 });
    expect((await team.post('/api/jobs/create', { job_type: 'x' })).status).toBe(403);
    expect((await team.get(`/api/credits/teams/${teamId}/balance`)).body).toMatchObject({ available: 5, reserved: 0 });

    await operator.put(`/api/organizations/${organizationId}/resume`);
    await expect.poll(async () => (await team.post('/api/jobs/create', { job_type: 'x' })).status).toBe(200);
  });

  it('409: are deleted only when empty', async () => {
    expect(told(await operator.delete(`/api/organizations/${tenant.organizationId}`))).toEqual([
      409,
      'in_use',
      `The organization "${tenant.organizationId}" has teams (1); archived ones count, because their history stays. Suspend it instead.`,
    ]);
    const id = newId();
    await create({ organization_id: id, create_default_team: false });
    expect((await operator.delete(`/api/organizations/${id}`)).status).toBe(200);
    expect((await operator.get(`/api/organizations/${id}`)).status).toBe(404);
  });
});
