import { randomBytes } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { type Answer, operatorClient, teamClient } from './support/api-client.ts';
import { createTenant } from './support/create-tenant.ts';
import { openJob } from './support/job-client.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];

async function keyOf(teamId: string, terms: object) {
  const { status, body } = await operator.post(`/api/teams/${teamId}/keys`, { name: 'test', ...terms });
  expect([status, body.error?.message]).toEqual([200, undefined]);
  return {
    ...body,
    path: `/api/teams/${teamId}/keys/${body.key_id}`,
    team: teamClient(stack.API_URL, body.virtual_key),
  };
}

describe('a key', () => {
  it('403: that only reads reads everything and changes nothing', async () => {
    const tenant = await createTenant(stack);
    const jobId = await openJob(tenant);
    const { team, scope } = await keyOf(tenant.teamId, { scope: 'read_only' });
    expect(scope).toBe('read_only');
    for (const path of [`/api/jobs/${jobId}`, `/api/teams/${tenant.teamId}/jobs`, '/v1/models'])
      expect((await team.get(path)).status).toBe(200);
    const refused = [403, 'forbidden', 'This key only reads (read_only). Use a key with the scope jobs.'];
    expect(told(await team.post('/api/jobs/create', { job_type: 'x' }))).toEqual(refused);
    expect(told(await team.post(`/api/jobs/${jobId}/complete`))).toEqual(refused);
    expect(told(await team.patch(`/api/jobs/${jobId}/metadata`, { metadata: {} }))).toEqual(refused);
    expect(told(await team.post('/v1/embeddings', { model: tenant.alias, input: 'x' }))).toEqual(refused);
  });

  it('403: is used from the addresses it is for, and a change counts within a second', async () => {
    const { teamId } = await createTenant(stack);
    const { team, path } = await keyOf(teamId, { allowed_ips: ['203.0.113.0/24'] });
    expect(told(await team.get('/v1/models'))).toEqual([
      403,
      'forbidden',
      'This key may not be used from this address.',
    ]);
    expect((await operator.patch(path, { allowed_ips: ['203.0.113.0/24', '127.0.0.1'] })).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await team.get('/v1/models')).status).toBe(200);
    const spoofed = await fetch(new URL('/v1/models', stack.API_URL), {
      headers: {
        authorization: `Bearer ${(await keyOf(teamId, { allowed_ips: ['203.0.113.7'] })).virtual_key}`,
        'x-forwarded-for': '203.0.113.7',
      },
    });
    expect(spoofed.status).toBe(403);
  });

  it('200: keeps its terms when it is rotated, and what it was brought along as', async () => {
    const { teamId } = await createTenant(stack);
    const brought = `legacy-${randomBytes(16).toString('hex')}`;
    const terms = { scope: 'read_only', allowed_ips: ['127.0.0.0/8'], limits: { requests_per_minute: 7 } };
    const { path, virtual_key: key, team } = await keyOf(teamId, { ...terms, key: brought });
    expect(key).toBe(brought);
    expect((await team.get('/v1/models')).status).toBe(200);
    const rotated = await operator.post(`${path}/rotate`, { grace_seconds: 60 });
    expect(rotated.body).toMatchObject(terms);
    expect(rotated.body.replaced).toMatchObject({ ...terms, status: 'ending' });
    expect((await operator.patch(path, { name: 'still in force' })).body.name).toBe('still in force');
    await operator.delete(path);
    expect(told(await operator.patch(path, { name: 'gone' })).slice(0, 2)).toEqual([404, 'not_found']);
  });

  it('422: with terms that make no sense', async () => {
    const { teamId } = await createTenant(stack);
    const refused = async (terms: object) =>
      told(await operator.post(`/api/teams/${teamId}/keys`, { name: 'x', ...terms }))[2];
    expect(await refused({ allowed_ips: ['10.0.0.0/33'] })).toBe(
      'allowed_ips.0: must be an IPv4 or IPv6 address or range such as 203.0.113.7 or 203.0.113.0/24',
    );
    expect(await refused({ allowed_ips: ['1'] })).toMatch(/^allowed_ips.0: must be an IPv4/);
    expect(await refused({ scope: 'admin' })).toMatch(/^scope: /);
    expect(await refused({ key: 'short' })).toMatch(/^key: must have 16 to 512/);
    expect(await refused({ limits: { queue_seconds: 5 } })).toMatch(/^limits.queue_seconds: is not known here/);
  });
});

describe('what is sent to trick the process', () => {
  const polluted = () => [
    ({} as Record<string, unknown>)['polluted'],
    ([] as unknown as Record<string, unknown>)['polluted'],
  ];

  it('changes nothing but what it says: __proto__, constructor and prototype in bodies, queries and metadata', async () => {
    const tenant = await createTenant(stack);
    const evil = '{"__proto__":{"polluted":1,"role":"owner"},"constructor":{"prototype":{"polluted":1}},"ok":1}';
    const post = async (path: string, body: string, headers: Record<string, string>): Promise<Answer> => {
      const response = await fetch(new URL(path, stack.API_URL), { method: 'POST', headers, body });
      return { status: response.status, headers: response.headers, body: await response.json() };
    };
    const auth = { authorization: `Bearer ${tenant.key}` };
    const created = await post(
      '/api/jobs/create',
      `{"job_type":"x","metadata":${evil},"__proto__":{"team_id":"other"}}`,
      auth,
    );
    expect(created.status).toBe(200);
    const { body: job } = await tenant.team.get(`/api/jobs/${created.body.job_id}`);
    expect(job.metadata.ok).toBe(1);
    expect(job.metadata.polluted).toBeUndefined();
    expect(job.team_id).toBe(tenant.teamId);
    const admin = { 'x-admin-key': stack.MASTER_KEY };
    expect((await post('/api/organizations/create', evil, admin)).status).toBe(422);
    expect((await tenant.team.get(`/api/teams/${tenant.teamId}/jobs?__proto__[polluted]=1&limit=1`)).status).toBe(200);
    const next = await tenant.team.get(`/api/jobs/${created.body.job_id}`);
    expect(next.body.polluted).toBeUndefined();
    expect((await tenant.team.get('/api/organizations')).status).toBe(403);
    expect(polluted()).toEqual([undefined, undefined]);
  });

  it('meets security headers everywhere', async () => {
    const { key } = await createTenant(stack);
    for (const path of ['/v1/models', '/docs/', '/openapi.json', '/nowhere', '/api/health']) {
      const { headers } = await fetch(new URL(path, stack.API_URL), { headers: { authorization: `Bearer ${key}` } });
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});
