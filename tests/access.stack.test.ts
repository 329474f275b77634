import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Access } from '../api/callers.ts';
import type { Route } from '../api/define-route.ts';
import { routes } from '../api/routes/index.ts';
import { createOperator } from './support/create-operator.ts';
import { createTenant } from './support/create-tenant.ts';
import { inLanes } from './support/in-lanes.ts';

const stack = inject('stack');
const callers = ['nobody', 'team', 'readingTeam', 'viewer', 'admin', 'owner', 'master'] as const;
type Caller = (typeof callers)[number];

const operators: readonly Caller[] = ['viewer', 'admin', 'owner', 'master'];
const allowed: Readonly<Record<Access, readonly Caller[]>> = {
  public: callers,
  team: ['team', 'readingTeam'],
  viewer: operators,
  admin: ['admin', 'owner', 'master'],
  owner: ['owner', 'master'],
  team_or_viewer: ['team', 'readingTeam', ...operators],
};

const named = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
const every = routes.map((route) => [named(route), route] as const);

describe('every route', () => {
  const credentials = { nobody: {} } as Record<Caller, Record<string, string>>;

  beforeAll(async () => {
    const tenant = await createTenant(stack);
    const reading = await tenant.operator.post(`/api/teams/${tenant.teamId}/keys`, { name: 'r', scope: 'read_only' });
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    credentials.team = bearer(tenant.key);
    credentials.readingTeam = bearer(reading.body.virtual_key);
    credentials.master = { 'x-admin-key': stack.MASTER_KEY };
    for (const role of ['viewer', 'admin', 'owner'] as const)
      credentials[role] = bearer((await createOperator(stack, role)).token);
  });

  /** Whoever is let in hears that this is no JSON, and changes nothing. */
  async function isLetIn({ method }: Route, path: string, caller: Caller): Promise<boolean> {
    const filled = path.replaceAll(/:\w+/g, () => randomUUID());
    const response = await fetch(new URL(filled, stack.API_URL), {
      method: method.toUpperCase(),
      headers: { 'content-type': 'application/json', ...credentials[caller] },
      ...(method === 'get' ? {} : { body: '{' }),
    });
    const body = (await response.json()) as { error?: { code: string } };
    if (response.status === 401 || response.status === 403) {
      expect(body.error?.code).toBe(caller === 'nobody' ? 'unauthenticated' : 'forbidden');
      return false;
    }
    if (method !== 'get') expect([response.status, body.error?.code]).toEqual([422, 'invalid_request']);
    return true;
  }

  it.each(every)('lets in who its access says, and nobody else: %s', async (_name, route) => {
    const mayUse = (caller: Caller) =>
      allowed[route.access].includes(caller) &&
      (caller !== 'readingTeam' || route.method === 'get' || route.access === 'public');
    const paths = [route.path, ...(route.alsoAt ?? [])];
    const cases = paths.flatMap((path) => callers.map((caller) => ({ path, caller })));
    await inLanes(cases.length, 4, async (place) => {
      const { path, caller } = cases[place] as (typeof cases)[number];
      expect(await isLetIn(route, path, caller), `${caller} at ${path}`).toBe(mayUse(caller));
    });
  });

  it('has an access that is known', () => {
    for (const { access } of routes) expect(Object.keys(allowed)).toContain(access);
  });

  it('that viewers may use changes nothing but their own password and sessions', () => {
    const changing = routes.filter(
      ({ method, access, isQuestion }) => method !== 'get' && access.endsWith('viewer') && !isQuestion,
    );
    expect(changing.map(named)).toEqual([
      'POST /api/admin-users/logout',
      'POST /api/admin-users/me/change-password',
      'DELETE /api/admin-users/me/sessions/:session_id',
      'DELETE /api/admin-users/me/sessions',
    ]);
  });

  it('that manages operators is for owners', () => {
    const managing = routes.filter(({ access }) => access === 'owner').map(named);
    expect(managing).toEqual([
      'POST /api/admin-users/create',
      'PUT /api/admin-users/:user_id',
      'DELETE /api/admin-users/:user_id',
      'GET /api/admin-users/:user_id/sessions',
      'DELETE /api/admin-users/:user_id/sessions/:session_id',
      'DELETE /api/admin-users/:user_id/sessions',
    ]);
  });
});
