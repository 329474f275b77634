import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { isAudited } from '../api/audit/is-audited.ts';
import { targetOf } from '../api/audit/targets.ts';
import { routes } from '../api/routes/index.ts';
import { apiClient, type Json } from './support/api-client.ts';
import { operatorChanges } from './support/changes/operator-changes.ts';
import type { World } from './support/changes/step.ts';
import { createOperator, signIn, type TestOperator } from './support/create-operator.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { completeJob } from './support/job-client.ts';
import { query } from './support/ledger.ts';

const stack = inject('stack');
const audited = routes.filter(isAudited).map(({ method, path }) => `${method.toUpperCase()} ${path}`);

/** Sends a request with an id of its own, by which its entries are found. */
async function send(token: string, action: string, path: string, body: unknown = {}) {
  const requestId = randomUUID();
  const [method = ''] = action.split(' ');
  const response = await fetch(new URL(path, stack.API_URL), {
    method,
    headers: { authorization: `Bearer ${token}`, 'x-request-id': requestId, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { requestId, status: response.status, body: (await response.json()) as Json };
}

const entriesOf = (requestId: string): Promise<Json[]> =>
  query(stack.DATABASE_URL, 'SELECT * FROM audit_entries WHERE request_id = $1', [requestId]);

async function createWorld(): Promise<World> {
  const tenant = await createTenant(stack, { actualModel: 'demo/unpriced' });
  const [operator, another] = [await createOperator(stack, 'owner'), await createOperator(stack, 'admin')];
  await signIn(stack, another);
  await signIn(stack, operator);
  const idOf = async ({ client }: TestOperator, isCurrent: boolean): Promise<string> => {
    const { body } = await client.get('/api/admin-users/me/sessions');
    return body.sessions.find((session: Json) => session.is_current === isCurrent).session_id;
  };
  const sessions = { own: await idOf(operator, false), others: await idOf(another, false) };
  const opened = await tenant.team.post('/api/jobs/create', { job_type: 'x' });
  const called = await tenant.team.post(`/api/jobs/${opened.body.job_id}/llm-call`, {
    messages: [{ role: 'user', content: 'Hello' }],
  });
  await tenant.team.post(`/api/jobs/${opened.body.job_id}/complete`);
  const jobId = await completeJob(tenant);
  return { tenant, operator, another, sessions, jobId, callId: called.body.call_id, replies: {} };
}

describe('every use of a route that changes something', () => {
  it('is one entry of the audit log, with who did what to which thing, and no secret', async () => {
    const world = await createWorld();
    const { operator } = world;
    const secrets: string[] = [operator.password, operator.token, world.tenant.key];
    const used: string[] = [];
    for (const next of operatorChanges(world)) {
      const { action, path, body, target } = next();
      const { requestId, status, body: reply } = await send(operator.token, action, path, body);
      expect([action, status, reply.error?.message]).toEqual([action, 200, undefined]);
      world.replies[action] = reply;
      used.push(action);
      const { password, new_password, api_key } = (body ?? {}) as Json;
      secrets.push(...[reply.virtual_key, password, new_password, api_key].filter(Boolean));

      const [entry, ...more] = await entriesOf(requestId);
      const [kind, id] = typeof target === 'function' ? target(reply) : target;
      expect([action, more]).toEqual([action, []]);
      expect(entry).toMatchObject({
        action,
        operator_id: operator.userId,
        operator_name: 'Test owner',
        target_kind: kind,
        target_id: id,
        address: '127.0.0.1',
      });
      for (const secret of secrets) expect(JSON.stringify(entry)).not.toContain(secret);
    }
    expect([...new Set(used)].toSorted()).toEqual(audited.toSorted());
  });

  it('has a target, or the API does not start', () => {
    for (const route of routes.filter(isAudited)) expect(targetOf(route.path).kind, route.path).toBeTypeOf('string');
    expect(() => targetOf('/api/unheard-of')).toThrow('Say in api/audit/targets.ts what /api/unheard-of changes');
  });
});

describe('an entry of the audit log', () => {
  let tenant: Tenant;
  let owner: TestOperator;

  beforeAll(async () => {
    tenant = await createTenant(stack);
    owner = await createOperator(stack, 'owner');
  });

  const change = (path: string, body: object, method = 'PUT') => send(owner.token, method, path, body);
  const one = async (requestId: string): Promise<Json> => (await entriesOf(requestId))[0];

  it('has the fields that changed, before and after', async () => {
    const { requestId } = await change(`/api/teams/${tenant.teamId}`, { team_alias: 'Renamed', metadata: { plan: 2 } });
    expect(await one(requestId)).toMatchObject({
      before: { team_alias: tenant.teamId, metadata: {} },
      after: { team_alias: 'Renamed', metadata: { plan: 2 } },
    });
    const again = await change(`/api/teams/${tenant.teamId}`, { team_alias: 'Renamed' });
    expect(await one(again.requestId)).toMatchObject({ before: {}, after: {} });
  });

  it('has the whole of what was made, or is gone', async () => {
    const id = `org-${randomUUID()}`;
    const made = await change(
      '/api/organizations/create',
      { organization_id: id, name: 'Made', create_default_team: false },
      'POST',
    );
    expect(await one(made.requestId)).toMatchObject({ before: null, after: { organization_id: id, name: 'Made' } });
    const gone = await change(`/api/organizations/${id}`, {}, 'DELETE');
    expect(await one(gone.requestId)).toMatchObject({ before: { organization_id: id, name: 'Made' }, after: null });
  });

  it('has the movement of credits that it tells of', async () => {
    const { requestId, body } = await change(
      `/api/credits/teams/${tenant.teamId}/add`,
      { credits: 4, reason: 'R' },
      'POST',
    );
    const { after } = await one(requestId);
    expect(after).toEqual({ transaction: body.transaction });
    expect(after.transaction).toMatchObject({
      credits_amount: 4,
      credits_before: 100,
      credits_after: 104,
      reason: 'R',
    });
  });

  it('has its own before and after, also when others change the same at once', async () => {
    const names = Array.from({ length: 8 }, (_, place) => `Name ${place}`);
    const answers = await Promise.all(names.map((name) => change(`/api/teams/${tenant.teamId}`, { team_alias: name })));
    const entries = await Promise.all(answers.map(({ requestId }) => one(requestId)));
    entries.sort((a, b) => Number(a.id) - Number(b.id));
    for (const [place, entry] of entries.entries())
      if (place > 0) expect(entry.before.team_alias).toBe(entries[place - 1].after.team_alias);
  });

  it('is not written when the change is refused', async () => {
    const refused = [
      await change(`/api/teams/${tenant.teamId}`, { default_model: 'unheard-of' }),
      await change('/api/teams/unheard-of', { team_alias: 'X' }),
      await change(`/api/credits/teams/${tenant.teamId}/adjust`, { credits: 100_000, reason: 'R' }, 'POST'),
      await change('/api/organizations/create', { organization_id: tenant.organizationId, name: 'X' }, 'POST'),
    ];
    expect(refused.map(({ status }) => status)).toEqual([422, 404, 409, 409]);
    for (const { requestId } of refused) expect(await entriesOf(requestId)).toEqual([]);
  });

  it('is written once when a request is repeated with its Idempotency-Key', async () => {
    const key = randomUUID();
    const operator = apiClient(stack.API_URL, { authorization: `Bearer ${owner.token}` });
    const path = `/api/credits/teams/${tenant.teamId}/add`;
    for (let time = 1; time <= 3; time += 1)
      await operator.post(path, { credits: 1, reason: key }, { 'idempotency-key': key });
    const [{ count }] = (await query(
      stack.DATABASE_URL,
      `SELECT count(*)::int AS count FROM audit_entries WHERE after -> 'transaction' ->> 'reason' = $1`,
      [key],
    )) as [Json];
    expect(count).toBe(1);
  });

  it('is stored with its change, or neither is', async () => {
    const id = `atomic-${randomUUID()}`;
    const isRefused = `audit_refuses_${randomUUID().slice(0, 8)}`;
    const keys = await owner.client.get(`/api/teams/${tenant.teamId}/keys`);
    const balance = await owner.client.get(`/api/credits/teams/${tenant.teamId}/balance`);
    const state = async () => [
      (await owner.client.get(`/api/teams/${tenant.teamId}`)).body.team_alias,
      (await owner.client.get(`/api/teams/${tenant.teamId}/keys`)).body.total,
      (await owner.client.get(`/api/credits/teams/${tenant.teamId}/balance`)).body.granted,
      (await owner.client.get(`/api/teams/${id}`)).status,
      (await owner.client.get(`/api/model-access-groups/${id}`)).status,
    ];
    const before = await state();
    const writes = [
      ['PUT', `/api/teams/${tenant.teamId}`, { team_alias: id }],
      ['POST', `/api/teams/${tenant.teamId}/keys`, { name: id }],
      ['POST', `/api/teams/${tenant.teamId}/keys/${keys.body.keys[0].key_id}/rotate`, {}],
      ['POST', `/api/credits/teams/${tenant.teamId}/add`, { credits: 3 }],
      ['POST', '/api/teams/create', { organization_id: tenant.organizationId, team_id: id, credits_allocated: 1 }],
      ['POST', '/api/model-access-groups/create', { group_name: id, model_aliases: [tenant.alias] }],
    ] as const;
    await query(
      stack.DATABASE_URL,
      `ALTER TABLE audit_entries ADD CONSTRAINT ${isRefused} CHECK (operator_id <> '${owner.userId}') NOT VALID`,
    );
    try {
      for (const [method, path, body] of writes) expect((await change(path, body, method)).status).toBe(500);
    } finally {
      await query(stack.DATABASE_URL, `ALTER TABLE audit_entries DROP CONSTRAINT ${isRefused}`);
    }
    expect(await state()).toEqual(before);
    expect(balance.body.granted).toBe(before[2]);
    for (const [method, path, body] of writes) expect((await change(path, body, method)).status).toBe(200);
  });

  it.each(['UPDATE audit_entries SET action = action', 'DELETE FROM audit_entries', 'TRUNCATE audit_entries'])(
    'stays as it is: %s',
    async (statement) => {
      await expect(query(stack.DATABASE_URL, statement)).rejects.toThrow('audit_entries is append-only');
    },
  );
});

describe('the audit log', () => {
  it('200: is read by viewers under both paths, by who, what, which and when', async () => {
    const tenant = await createTenant(stack);
    const owner = await createOperator(stack, 'owner');
    const viewer = await createOperator(stack, 'viewer');
    await owner.client.put(`/api/teams/${tenant.teamId}/pause`);
    await owner.client.put(`/api/teams/${tenant.teamId}/resume`);
    const read = async (filter: string) => (await viewer.client.get(`/api/audit-logs?${filter}`)).body;

    const of = `target_kind=team&target_id=${tenant.teamId}`;
    const { total, entries, next_cursor } = await read(of);
    expect([total, next_cursor]).toEqual([3, null]);
    expect(entries.map((entry: Json) => [entry.action, entry.operator_id, entry.operator_name])).toEqual([
      ['PUT /api/teams/:team_id/resume', owner.userId, 'Test owner'],
      ['PUT /api/teams/:team_id/pause', owner.userId, 'Test owner'],
      ['POST /api/teams/create', null, 'master key'],
    ]);
    expect(entries[1]).toMatchObject({ before: { status: 'active' }, after: { status: 'paused' } });
    expect((await read(`${of}&operator=master`)).total).toBe(1);
    expect((await read(`${of}&operator=${owner.userId}`)).total).toBe(2);
    expect((await read(`${of}&action=PAUSE`)).total).toBe(1);
    expect((await read(`${of}&from=${entries[0].at}`)).total).toBe(1);
    expect((await read(`${of}&to=${entries[0].at}`)).total).toBe(2);
    expect((await read(`operator=${owner.userId}&action=login`)).entries[0]).toMatchObject({ target_id: owner.userId });
    expect((await viewer.client.get(`/api/admin-users/audit-logs?${of}`)).body.total).toBe(3);
  });

  it('200: pages by cursor, with a true total, while entries are added', async () => {
    const tenant = await createTenant(stack);
    for (let time = 1; time <= 4; time += 1) await tenant.operator.put(`/api/teams/${tenant.teamId}`, {});
    const of = `/api/audit-logs?target_kind=team&target_id=${tenant.teamId}&limit=2`;
    const first = (await tenant.operator.get(of)).body;
    await tenant.operator.put(`/api/teams/${tenant.teamId}`, {});
    const second = (await tenant.operator.get(`${of}&cursor=${first.next_cursor}`)).body;
    const third = (await tenant.operator.get(`${of}&cursor=${second.next_cursor}`)).body;
    expect([first.total, second.total, third.total]).toEqual([5, 6, 6]);
    const ids = [first, second, third].flatMap(({ entries }) => entries.map((entry: Json) => Number(entry.entry_id)));
    expect(ids).toHaveLength(5);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => b - a));
    expect(third.next_cursor).toBeNull();
  });

  it('422: says what is wrong with a filter', async () => {
    const { operator } = await createTenant(stack);
    const { status, body } = await operator.get('/api/audit-logs?operator=x&cursor=y&from=yesterday&limit=0');
    expect(status).toBe(422);
    expect(body.error.fields.map(({ field }: Json) => field)).toEqual(['limit', 'cursor', 'operator', 'from']);
  });
});
