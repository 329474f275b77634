import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { type Answer, type ApiClient, apiClient, operatorClient } from './support/api-client.ts';
import { query } from './support/ledger.ts';

const NAME = 'first-owner';
const LOG = path.join(import.meta.dirname, '../.local/test-logs', NAME, 'api.log');
const PASSWORD = 'wholly unguessable 42';

const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
/** In the log of all starts of this installation. */
const printedTokens = (): string[] =>
  [...readFileSync(LOG, 'utf8').matchAll(/shown only now: ([\w-]+)/g)].map(([, token]) => token ?? '');

describe('an installation without an operator', () => {
  let running: TestStack;
  let anybody: ApiClient;
  let token: string;

  beforeAll(async () => {
    const environment = { OPERATOR_EMAIL: '', OPERATOR_PASSWORD: '' };
    running = await startTestStack({ name: NAME, parts: ['postgres', 'valkey', 'temporal', 'api'], environment });
    anybody = apiClient(running.stack.environment.API_URL, {});
  });
  afterAll(() => running?.stopAndRemove());

  const status = async () => (await anybody.get('/api/admin-users/setup/status')).body;
  const setUp = (setup_token: string, more: object = {}) =>
    anybody.post('/api/admin-users/setup', { setup_token, email: 'first@example.com', password: PASSWORD, ...more });

  it('prints a setup token once, of which only the hash is kept', async () => {
    expect(await status()).toEqual({ needs_setup: true });
    expect(printedTokens()).toHaveLength(1);
    token = printedTokens()[0] ?? '';
    expect(token.length).toBeGreaterThanOrEqual(43);
    const rows = await query(
      running.stack.environment.DATABASE_URL,
      'SELECT row_to_json(s)::text AS row FROM setup_tokens s',
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('prints no other when the API starts again', async () => {
    const api = running.stack.parts.get('api');
    await api?.kill();
    await api?.start();
    expect(printedTokens()).toEqual([token]);
    expect(await status()).toEqual({ needs_setup: true });
  });

  it('403: takes no other token, 422: nor a poor password; the token stays valid', async () => {
    expect(told(await setUp('another'))).toEqual([
      403,
      'forbidden',
      'setup_token: this is not the token that the API printed at its first start. If it is lost, make an operator with the master key: POST /api/admin-users/create.',
    ]);
    expect((await setUp(token, { password: 'password12345' })).body.error.fields[0].field).toBe('password');
    expect(await status()).toEqual({ needs_setup: true });
  });

  it('200: makes one owner, who is signed in, of however many that try at once', async () => {
    const answers = await Promise.all([1, 2, 3].map((place) => setUp(token, { email: `first${place}@example.com` })));
    expect(answers.map(({ status: code }) => code).toSorted()).toEqual([200, 409, 409]);
    const { body } = answers.find(({ status: code }) => code === 200) as Answer;
    expect(body.user).toMatchObject({ role: 'owner', created_by: null });
    const owner = apiClient(running.stack.environment.API_URL, { authorization: `Bearer ${body.access_token}` });
    expect((await owner.get('/api/admin-users')).body.total).toBe(1);
    expect((await owner.get('/api/audit-logs')).body.entries).toMatchObject([
      { action: 'POST /api/admin-users/setup', operator_id: body.user.user_id, after: { role: 'owner' } },
    ]);
  });

  it('409: is set up for good', async () => {
    expect(await status()).toEqual({ needs_setup: false });
    expect(told(await setUp(token))).toEqual([
      409,
      'conflict',
      'There is an operator already. Sign in, or ask an owner to add you.',
    ]);
  });

  it('409: keeps its last active owner, whoever asks, and one of two who go at once', async () => {
    const { API_URL, MASTER_KEY } = running.stack.environment;
    const automation = operatorClient(API_URL, MASTER_KEY);
    const [first] = (await automation.get('/api/admin-users')).body.users;
    const pathOf = (id: string) => `/api/admin-users/${id}`;
    const last = [
      409,
      'conflict',
      'This is the last active owner. Make another operator an owner first (PUT /api/admin-users/{user_id}).',
    ];
    expect(told(await automation.put(pathOf(first.user_id), { role: 'admin' }))).toEqual(last);
    expect(told(await automation.put(pathOf(first.user_id), { is_active: false }))).toEqual(last);
    expect(told(await automation.delete(pathOf(first.user_id)))).toEqual(last);

    const body = { email: 'second@example.com', password: PASSWORD, role: 'owner' };
    const second = (await automation.post('/api/admin-users/create', body)).body;
    const answers = await Promise.all([
      automation.put(pathOf(first.user_id), { role: 'viewer' }),
      automation.delete(pathOf(second.user_id)),
    ]);
    expect(answers.map(({ status: code }) => code).toSorted()).toEqual([200, 409]);
    expect((await automation.get('/api/admin-users?role=owner&is_active=true')).body.total).toBe(1);
  });
});
