import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createTenant, type Tenant } from '../../../tests/support/create-tenant.ts';
import { authProvider } from '../auth/auth-provider.ts';
import { resources } from '../resources.ts';
import { createDataProvider } from './data-provider.ts';

const stack = inject('stack');
const provider = createDataProvider(
  Object.fromEntries(resources.flatMap(({ name, routes }) => (routes ? [[name, routes]] : []))),
);
const list = (resource: string, filter: object, rest = {}) =>
  provider.getList(resource, {
    filter,
    pagination: { page: 1, perPage: 10 },
    sort: { field: 'id', order: 'DESC' },
    ...rest,
  });

describe('the data provider, at the real API', () => {
  let tenant: Tenant;

  beforeAll(async () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('sessionStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
      removeItem: (name: string) => kept.delete(name),
    });
    const { fetch } = globalThis;
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => fetch(new URL(path, stack.API_URL), init));
    tenant = await createTenant({ ...stack });
    await authProvider.login({ email: stack['OPERATOR_EMAIL'], password: stack['OPERATOR_PASSWORD'] });
  });

  afterAll(() => {
    vi.unstubAllGlobals();
  });

  it('makes, finds and changes a record', async () => {
    const id = `org-of-${tenant.teamId}`;
    const made = await provider.create('organizations', {
      data: { organization_id: id, name: 'One', own_keys_only: false },
    });
    expect(made.data).toMatchObject({ id, name: 'One', status: 'active', team_count: 0 });
    const changed = { ...made.data, name: 'Two' };
    await provider.update('organizations', { id, data: changed, previousData: made.data });
    expect((await provider.getOne('organizations', { id })).data).toMatchObject({ id, name: 'Two' });
    expect(await list('organizations', { q: id })).toMatchObject({ total: 1, data: [{ id, name: 'Two' }] });
    await expect(provider.getOne('organizations', { id: `no-${id}` })).rejects.toMatchObject({ status: 404 });
  });

  it('filters, sorts and pages as the API does', async () => {
    const { operator, organizationId } = tenant;
    for (const [place, credits] of [5, 20, 10].entries()) {
      const team_id = `${tenant.teamId}-${place}`;
      const body = { organization_id: organizationId, team_id, credits_allocated: credits };
      await operator.post('/api/teams/create', body);
    }
    const sort = { field: 'credits_remaining', order: 'ASC' } as const;
    const page = async (number: number) => {
      const pagination = { page: number, perPage: 2 };
      const { data, total } = await list('teams', { organization_id: organizationId }, { sort, pagination });
      return [total, data.map((team) => team['credits_remaining'])];
    };
    expect(await page(1)).toEqual([4, [5, 10]]);
    expect(await page(2)).toEqual([4, [20, 100]]);
  });

  it('searches in lists that the API does not search', async () => {
    const { data, total } = await list('model-aliases', { q: tenant.alias.toUpperCase() });
    expect([total, data.map(({ id }) => id)]).toEqual([1, [tenant.alias]]);
  });

  it('knows a job by its team and itself, and leaves what was said in it for later', async () => {
    const messages = [{ role: 'user', content: 'Hello' }];
    const { body } = await tenant.team.post('/api/jobs/create-and-call', { job_type: 'x', messages });
    const id = `${tenant.teamId}~${body.job_id}`;
    expect((await list('jobs', { team_id: tenant.teamId })).data[0]).toMatchObject({ id, job_type: 'x' });
    const { data } = await provider.getOne('jobs', { id });
    expect(data).toMatchObject({ id, status: 'COMPLETED', calls: [{ request_data: null, response_data: null }] });
  });

  it('tells of every field that the API refuses', async () => {
    const problem = provider.create('organizations', { data: { organization_id: 'not an id', name: 'x'.repeat(300) } });
    await expect(problem).rejects.toMatchObject({
      status: 422,
      body: { errors: { organization_id: expect.any(String), name: expect.stringContaining('200') } },
    });
  });

  it('keeps to what each resource can do', async () => {
    await expect(provider.delete('teams', { id: tenant.teamId })).rejects.toThrow('deleted by an action');
    await expect(provider.getOne('unheard-of', { id: '1' })).rejects.toThrow('unheard-of is not served by the API');
  });
});
