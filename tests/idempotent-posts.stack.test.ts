import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { routes } from '../api/routes/index.ts';
import type { ApiClient } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { openJob } from './support/job-client.ts';
import { query } from './support/ledger.ts';

const stack = inject('stack');
const posts = routes.filter(({ method, access }) => method === 'post' && access !== 'public');
const recorded = posts.filter(({ idempotency }) => idempotency !== 'native').map(({ path }) => path);
const isReplay = ({ headers }: { readonly headers: Headers }) => headers.get('idempotent-replayed') === 'true';

describe('a POST with an Idempotency-Key', () => {
  let tenant: Tenant;

  beforeAll(async () => {
    tenant = await createTenant(stack);
  });

  it('is recognised by what it makes only where a job or a call is made', () => {
    expect(posts.filter(({ idempotency }) => idempotency === 'native').map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/api/jobs/create', '/api/jobs/create-and-call', '/api/jobs/:job_id/llm-call']),
    );
    for (const { path, idempotency } of posts)
      if (idempotency === 'native') expect(path).toMatch(/^\/(api\/jobs|v1)\//);
  });

  it.each(recorded)('gets the same answer again, and none for another body: %s', async (route) => {
    const access = posts.find(({ path }) => path === route)?.access;
    const client: ApiClient = access === 'team' ? tenant.team : tenant.operator;
    const path = route.replace(/:team_id/, tenant.teamId).replace(/:\w+/g, randomUUID());
    const headers = { 'idempotency-key': randomUUID() };
    const first = await client.post(path, {}, headers);
    const second = await client.post(path, {}, headers);
    expect([second.status, second.body, isReplay(first), isReplay(second)]).toEqual([
      first.status,
      first.body,
      false,
      true,
    ]);
    expect(first.status).toBeLessThan(500);
    expect(await client.post(path, { another: 1 }, headers)).toMatchObject({
      status: 422,
      body: { error: { code: 'idempotency_conflict' } },
    });
  });

  it('shows a key that is shown once again to who has the Idempotency-Key, and to no reader of the database', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const path = `/api/teams/${tenant.teamId}/keys`;
    const [first, second] = [
      await tenant.operator.post(path, { name: 'ci' }, headers),
      await tenant.operator.post(path, { name: 'ci' }, headers),
    ];
    expect(second.body).toEqual(first.body);
    const shown = JSON.stringify(first.body).match(/sk-[\w-]{20,}/)?.[0] ?? 'no key';
    const text = 'SELECT reply, key_hash FROM idempotency_records WHERE scope LIKE $1';
    const rows = await query<{ reply: Buffer; key_hash: Buffer }>(stack.DATABASE_URL, text, ['%/keys %']);
    expect(rows.length).toBeGreaterThan(0);
    for (const { reply, key_hash } of rows) {
      expect(reply.includes(shown)).toBe(false);
      expect(key_hash.toString('utf8')).not.toContain(headers['idempotency-key']);
    }
    const keys = (await tenant.operator.get(path)).body.keys.filter(({ name }: { name: string }) => name === 'ci');
    expect(keys).toHaveLength(1);
  });

  it('422: has at most 255 characters, wherever it is sent', async () => {
    const headers = { 'idempotency-key': 'k'.repeat(256) };
    for (const path of ['/api/jobs/create', `/api/credits/teams/${tenant.teamId}/check`]) {
      const { status, body } = await tenant.team.post(path, { job_type: 'x' }, headers);
      expect([status, body.error.message]).toEqual([422, 'Idempotency-Key: may have at most 255 characters']);
    }
  });

  it('is each caller’s and each path’s own', async () => {
    const other = await createTenant(stack);
    const headers = { 'idempotency-key': randomUUID() };
    const check = (client: ApiClient, teamId: string) => client.post(`/api/credits/teams/${teamId}/check`, {}, headers);
    const answers = [
      await check(tenant.team, tenant.teamId),
      await check(other.team, other.teamId),
      await check(tenant.operator, tenant.teamId),
    ];
    expect(answers.map(isReplay)).toEqual([false, false, false]);
  });

  it('completes a job once and hears the same receipt', async () => {
    const jobId = await openJob(tenant);
    const headers = { 'idempotency-key': randomUUID() };
    const complete = (body: object) => tenant.team.post(`/api/jobs/${jobId}/complete`, body, headers);
    const answers = await Promise.all([complete({}), complete({}), complete({})]);
    for (const { status, body } of answers) expect([status, body]).toEqual([200, answers[0]?.body]);
    expect(answers.filter(isReplay)).toHaveLength(2);
    expect((await complete({ status: 'failed' })).body.error.code).toBe('idempotency_conflict');
  });

  it('is taken over when the process that had it died, and its effect still happens once', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const add = () => tenant.operator.post(`/api/credits/teams/${tenant.teamId}/add`, { credits: 7 }, headers);
    const first = await add();
    const died = `UPDATE idempotency_records SET status = NULL, reply = NULL, claimed_at = now() - interval '2 minutes'
                  WHERE key_hash = sha256($1)`;
    await query(stack.DATABASE_URL, died, [headers['idempotency-key']]);
    const again = await add();
    expect([again.status, again.body, isReplay(again)]).toEqual([200, first.body, false]);
    expect(isReplay(await add())).toBe(true);
  });

  it('joins a request that is still under way', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const check = () => tenant.team.post(`/api/credits/teams/${tenant.teamId}/check`, {}, headers);
    await check();
    const scope = `team:${tenant.teamId} /api/credits/teams/:team_id/check %`;
    const hide = `UPDATE idempotency_records SET status = NULL, claimed_at = now() WHERE scope LIKE $1`;
    await query(stack.DATABASE_URL, hide, [scope]);
    let isAnswered = false;
    const joined = check().finally(() => {
      isAnswered = true;
    });
    await sleep(600);
    expect(isAnswered).toBe(false);
    await query(stack.DATABASE_URL, 'UPDATE idempotency_records SET status = 200 WHERE scope LIKE $1', [scope]);
    expect(isReplay(await joined)).toBe(true);
  });
});
