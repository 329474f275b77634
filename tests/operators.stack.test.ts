import { describe, expect, inject, it } from 'vitest';
import { type Answer, apiClient, operatorClient } from './support/api-client.ts';
import { query } from './support/ledger.ts';

const stack = inject('stack');
const anybody = apiClient(stack.API_URL, {});
const email = stack.OPERATOR_EMAIL;
const password = stack.OPERATOR_PASSWORD;
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];

const login = (body: object, path = '/api/admin-users/login') => anybody.post(path, body);
const signedIn = (token: string) => apiClient(stack.API_URL, { authorization: `Bearer ${token}` });

describe('operators', () => {
  it('200: sign in with e-mail and password, in any case, under both paths', async () => {
    for (const path of ['/api/admin-users/login', '/api/admin/login']) {
      const { status, body } = await login({ email: email?.toUpperCase(), password }, path);
      expect([status, body.token_type]).toEqual([200, 'bearer']);
      expect(body.user).toMatchObject({ email, role: 'owner', is_active: true, metadata: {} });
      expect((Date.parse(body.expires_at) - Date.now()) / 86_400_000).toBeCloseTo(7, 2);
      expect((await signedIn(body.access_token).get('/api/admin-users/me')).body).toEqual(body.user);
    }
  });

  it('401: are told the same for a wrong password and an unknown e-mail', async () => {
    const expected = [401, 'unauthenticated', 'E-mail or password is wrong.'];
    expect(told(await login({ email, password: 'wrong' }))).toEqual(expected);
    expect(told(await login({ email: 'nobody@example.com', password }))).toEqual(expected);
  });

  it('422: are told what is wrong with the form', async () => {
    const { body } = await login({ email: 'nobody', password: '' });
    expect(body.error.fields).toEqual([
      { field: 'email', message: 'must be an e-mail address' },
      { field: 'password', message: 'must not be empty' },
    ]);
  });

  it('200: do with a session what the master key does', async () => {
    const { body } = await login({ email, password });
    expect((await signedIn(body.access_token).get('/api/organizations')).status).toBe(200);
  });

  it('401: are signed out within a second, one session at a time', async () => {
    const [one, other] = await Promise.all([login({ email, password }), login({ email, password })]);
    const operator = signedIn(one.body.access_token);
    expect((await operator.post('/api/admin-users/logout')).body).toEqual({ message: 'Signed out.' });
    await expect.poll(async () => (await operator.get('/api/teams')).status, { timeout: 1_000 }).toBe(401);
    expect((await signedIn(other.body.access_token).get('/api/teams')).status).toBe(200);
  });

  it('403: may read as a viewer, and change nothing', async () => {
    const viewer = `viewer-${crypto.randomUUID()}@example.com`;
    await query(
      stack.DATABASE_URL,
      `INSERT INTO operators (id, email, display_name, role, password_hash)
       SELECT gen_random_uuid(), $1, 'Viewer', 'viewer', password_hash FROM operators WHERE email = $2`,
      [viewer, email],
    );
    const { body } = await login({ email: viewer, password });
    const operator = signedIn(body.access_token);
    expect((await operator.get('/api/jobs')).status).toBe(200);
    const writing = await operator.post('/api/organizations/create', { organization_id: 'x', name: 'X' });
    expect(told(writing)).toEqual([403, 'forbidden', 'This needs the role admin; you are viewer.']);

    await query(stack.DATABASE_URL, 'UPDATE operators SET is_active = false WHERE email = $1', [viewer]);
    await expect.poll(async () => (await operator.get('/api/jobs')).status).toBe(401);
    expect((await login({ email: viewer, password })).status).toBe(401);
  });

  it('keeps neither passwords nor sessions in the clear', async () => {
    const { body } = await login({ email, password });
    const rows = await query(stack.DATABASE_URL, 'SELECT o::text, s::text FROM operators o, operator_sessions s');
    expect(JSON.stringify(rows)).not.toContain(password);
    expect(JSON.stringify(rows)).not.toContain(body.access_token);
  });

  it('404: the master key is nobody’s', async () => {
    const automation = operatorClient(stack.API_URL, stack.MASTER_KEY);
    expect(told(await automation.get('/api/admin-users/me'))).toEqual([
      404,
      'not_found',
      'The master key belongs to no operator. Sign in with POST /api/admin-users/login.',
    ]);
    expect((await automation.post('/api/admin-users/logout')).status).toBe(200);
  });
});
