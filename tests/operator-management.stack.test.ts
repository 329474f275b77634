import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Answer, apiClient, type Json, operatorClient } from './support/api-client.ts';
import { createOperator, signIn, type TestOperator } from './support/create-operator.ts';
import { query } from './support/ledger.ts';

const stack = inject('stack');
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const automation = operatorClient(stack.API_URL, stack.MASTER_KEY);
const GOOD = 'wholly unguessable 42';
const newEmail = (word = 'new') => `${word}-${randomUUID()}@example.com`;
const create = (client: typeof automation, body: object) => client.post('/api/admin-users/create', body);
const login = (email: string, password: string) =>
  apiClient(stack.API_URL, {}).post('/api/admin-users/login', { email, password });

describe('owners', () => {
  let owner: TestOperator;

  beforeAll(async () => {
    owner = await createOperator(stack, 'owner');
  });

  it('200: add operators, who can sign in; user is the older word for viewer', async () => {
    const email = newEmail('Grace');
    const { body } = await create(owner.client, { email, password: GOOD, role: 'user', metadata: { desk: 7 } });
    expect(body).toMatchObject({
      email: email.toLowerCase(),
      display_name: email.toLowerCase().split('@')[0],
      role: 'viewer',
      is_active: true,
      created_by: owner.userId,
      last_login: null,
      metadata: { desk: 7 },
    });
    expect((await login(email, GOOD)).status).toBe(200);
    expect((await owner.client.get(`/api/admin-users/${body.user_id}`)).body.last_login).not.toBeNull();
    expect((await create(automation, { email: newEmail(), password: GOOD })).body.created_by).toBeNull();
  });

  it('409: have each e-mail address once', async () => {
    const expected = [409, 'already_exists', 'email: there is an operator with this e-mail address already.'];
    expect(told(await create(owner.client, { email: owner.email.toUpperCase(), password: GOOD }))).toEqual(expected);
    const { userId } = await createOperator(stack, 'viewer');
    expect(told(await owner.client.put(`/api/admin-users/${userId}`, { email: owner.email }))).toEqual(expected);
  });

  it('422: are told what is wrong with a password', async () => {
    const email = newEmail('grace.hopper');
    const wrong = async (password: string) => (await create(owner.client, { email, password })).body.error.fields;
    expect(await wrong('short')).toEqual([{ field: 'password', message: 'must have at least 12 characters' }]);
    expect(await wrong('x'.repeat(129))).toEqual([{ field: 'password', message: 'may have at most 128 characters' }]);
    expect(await wrong(email)).toEqual([
      { field: 'password', message: 'may not be the e-mail address. Choose another password' },
    ]);
    expect((await wrong('password12345'))[0].message).toContain('is too easy to guess');
  });

  it('200: are listed by role, state and name, sorted and in pages', async () => {
    const word = randomUUID();
    for (const [name, role] of Object.entries({ b: 'admin', a: 'viewer', c: 'viewer' }))
      await create(owner.client, { email: newEmail(), display_name: `${name} ${word}`, role, password: GOOD });
    const list = async (more: string) => (await owner.client.get(`/api/admin-users?q=${word}&${more}`)).body;
    const names = ({ users }: Json) => users.map(({ display_name }: Json) => display_name[0]).join('');
    expect([(await list('')).total, names(await list(''))]).toEqual([3, 'cab']);
    expect(names(await list('sort=display_name&order=asc'))).toBe('abc');
    expect(names(await list('sort=display_name&order=desc&limit=1&offset=1'))).toBe('b');
    expect(names(await list('role=user&sort=display_name&order=asc'))).toBe('ac');
    const [{ user_id: id }] = (await list('role=admin')).users;
    await owner.client.put(`/api/admin-users/${id}`, { is_active: false });
    expect([names(await list('is_active=false')), (await list('is_active=true')).total]).toEqual(['b', 2]);
  });

  it('200: change an operator: the new role counts within a second', async () => {
    const operator = await createOperator(stack, 'viewer');
    const put = { display_name: 'Renamed', role: 'admin', metadata: { a: 1 } };
    const { body } = await owner.client.put(`/api/admin-users/${operator.userId}`, put);
    expect(body).toMatchObject({ ...put, password_changed: false, sessions_ended: 0 });
    const mayWrite = async () => (await operator.client.post('/api/model-access-groups/create', {})).status === 422;
    await expect.poll(mayWrite, { timeout: 1_000 }).toBe(true);
  });

  it('200: give a new password, which ends the sessions of the old one', async () => {
    const operator = await createOperator(stack, 'viewer');
    const { body } = await owner.client.put(`/api/admin-users/${operator.userId}`, { password: GOOD });
    expect([body.password_changed, body.sessions_ended]).toEqual([true, 1]);
    await expect.poll(async () => (await operator.client.get('/api/teams')).status, { timeout: 1_000 }).toBe(401);
    expect([
      (await login(operator.email, operator.password)).status,
      (await login(operator.email, GOOD)).status,
    ]).toEqual([401, 200]);
  });

  it('200: switch an operator off, whose sessions end within a second, and on again', async () => {
    const operator = await createOperator(stack, 'admin');
    expect((await operator.client.get('/api/teams')).status).toBe(200);
    const path = `/api/admin-users/${operator.userId}`;
    expect((await owner.client.put(path, { is_active: false })).body).toMatchObject({
      is_active: false,
      sessions_ended: 1,
    });
    await expect.poll(async () => (await operator.client.get('/api/teams')).status, { timeout: 1_000 }).toBe(401);
    expect(told(await login(operator.email, operator.password))).toEqual([
      401,
      'unauthenticated',
      'E-mail or password is wrong.',
    ]);
    await owner.client.put(path, { is_active: true });
    expect((await login(operator.email, operator.password)).status).toBe(200);
  });

  it('200: delete an operator; what they did stays in the audit log', async () => {
    const operator = await createOperator(stack, 'admin');
    await operator.client.post('/api/cache/purge', { alias: `alias-${randomUUID()}` });
    const path = `/api/admin-users/${operator.userId}`;
    expect((await owner.client.delete(path)).status).toBe(200);
    await expect.poll(async () => (await operator.client.get('/api/teams')).status, { timeout: 1_000 }).toBe(401);
    expect((await owner.client.get(path)).status).toBe(404);
    expect((await owner.client.delete(path)).status).toBe(404);
    const { entries } = (await owner.client.get(`/api/audit-logs?operator=${operator.userId}&action=purge`)).body;
    expect(entries).toMatchObject([{ operator_name: 'Test admin', target_kind: 'cache' }]);
  });

  it('409: neither delete nor switch off themselves', async () => {
    const path = `/api/admin-users/${owner.userId}`;
    expect(told(await owner.client.delete(path))).toEqual([
      409,
      'conflict',
      'You cannot delete yourself. Ask another owner to do it.',
    ]);
    expect(told(await owner.client.put(path, { is_active: false }))).toEqual([
      409,
      'conflict',
      'You cannot deactivate yourself. Ask another owner to do it.',
    ]);
  });

  it('200: see and end the sessions of others', async () => {
    const operator = await createOperator(stack, 'viewer');
    await signIn(stack, operator);
    const path = `/api/admin-users/${operator.userId}/sessions`;
    const { body } = await owner.client.get(path);
    expect(body).toMatchObject({
      total: 2,
      sessions: [{ user_id: operator.userId, address: '127.0.0.1', is_current: false }, {}],
    });
    expect((await owner.client.delete(`${path}/${body.sessions[0].session_id}`)).body.sessions_ended).toBe(1);
    expect((await owner.client.delete(`${path}/${body.sessions[0].session_id}`)).status).toBe(404);
    expect((await owner.client.delete(path)).body.sessions_ended).toBe(1);
    expect((await owner.client.get(path)).body.total).toBe(0);
    await expect.poll(async () => (await operator.client.get('/api/teams')).status, { timeout: 1_000 }).toBe(401);
  });
});

describe('operators', () => {
  it('200: change their password with the present one; their other sessions end, this one stays', async () => {
    const operator = await createOperator(stack, 'viewer');
    const other = await signIn(stack, operator);
    const change = (current_password: string, new_password: string) =>
      operator.client.post('/api/admin-users/me/change-password', { current_password, new_password });
    expect((await change('wrong', GOOD)).body.error.fields).toEqual([
      { field: 'current_password', message: 'is wrong' },
    ]);
    expect((await change(operator.password, operator.password)).body.error.fields[0].field).toBe('new_password');
    expect((await change(operator.password, 'passwordpassword')).body.error.fields[0].field).toBe('new_password');
    expect((await change(operator.password, GOOD)).body.sessions_ended).toBe(1);
    await expect.poll(async () => (await other.client.get('/api/teams')).status, { timeout: 1_000 }).toBe(401);
    expect((await operator.client.get('/api/admin-users/me')).status).toBe(200);
    expect([
      (await login(operator.email, operator.password)).status,
      (await login(operator.email, GOOD)).status,
    ]).toEqual([401, 200]);
  });

  it('200: see where they are signed in, and end one session or all others', async () => {
    const operator = await createOperator(stack, 'viewer');
    const [second, third] = [await signIn(stack, operator), await signIn(stack, operator)];
    const path = '/api/admin-users/me/sessions';
    const { body } = await second.client.get(path);
    expect([body.total, body.sessions.filter(({ is_current }: Json) => is_current).length]).toEqual([3, 1]);
    const { session_id: ownId } = body.sessions.find(({ is_current }: Json) => is_current);
    expect((await third.client.delete(`${path}/${ownId}`)).body.sessions_ended).toBe(1);
    await expect.poll(async () => (await second.client.get(path)).status, { timeout: 1_000 }).toBe(401);
    expect((await third.client.delete(path)).body.sessions_ended).toBe(1);
    await expect.poll(async () => (await operator.client.get(path)).status, { timeout: 1_000 }).toBe(401);
    expect((await third.client.get(path)).body.total).toBe(1);
  });

  it('404: cannot end the session of another', async () => {
    const [one, other] = [await createOperator(stack, 'viewer'), await createOperator(stack, 'viewer')];
    const [{ session_id: id }] = (await other.client.get('/api/admin-users/me/sessions')).body.sessions;
    expect((await one.client.delete(`/api/admin-users/me/sessions/${id}`)).status).toBe(404);
    expect((await other.client.get('/api/teams')).status).toBe(200);
  });

  it.each([
    ['not used for twelve hours', `last_seen_at = now() - interval '12 hours 1 second'`],
    ['seven days old', `expires_at = now()`],
  ])('401: are signed out when their session is %s', async (_when, change) => {
    const operator = await createOperator(stack, 'viewer');
    await query(stack.DATABASE_URL, `UPDATE operator_sessions SET ${change} WHERE operator_id = $1`, [operator.userId]);
    await expect.poll(async () => (await operator.client.get('/api/teams')).status, { timeout: 1_000 }).toBe(401);
  });

  it('200: stay signed in while they use their session', async () => {
    const operator = await createOperator(stack, 'viewer');
    const age = `UPDATE operator_sessions SET last_seen_at = now() - interval '11 hours' WHERE operator_id = $1`;
    await query(stack.DATABASE_URL, age, [operator.userId]);
    const seen = async () => {
      await operator.client.get('/api/teams');
      const [row] = await query(
        stack.DATABASE_URL,
        `SELECT last_seen_at > now() - interval '1 minute' AS fresh FROM operator_sessions WHERE operator_id = $1`,
        [operator.userId],
      );
      return row?.['fresh'];
    };
    await expect.poll(seen, { timeout: 2_000 }).toBe(true);
  });

  it('404: are needed for what is one’s own: the master key is nobody', async () => {
    for (const path of ['/api/admin-users/me', '/api/admin-users/me/sessions'])
      expect((await automation.get(path)).status).toBe(404);
    expect((await automation.delete('/api/admin-users/me/sessions')).status).toBe(404);
  });
});
