import { randomBytes } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { type Answer, operatorClient } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { query } from './support/ledger.ts';
import { keysSeen } from './support/provider-journal.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const secret = () => `key-${randomBytes(12).toString('hex')}`;
const create = (organizationId: string, apiKey: string, more: object = {}) =>
  operator.post('/api/provider-credentials/create', {
    organization_id: organizationId,
    provider: 'demo',
    protocol: 'openai',
    credential_name: 'Own key',
    api_key: apiKey,
    api_base: stack.DEMO_PROVIDER_URL,
    ...more,
  });

async function ask({ team }: Tenant, content: string): Promise<Answer> {
  const { body } = await team.post('/api/jobs/create', { job_type: 'x' });
  const answer = await team.post(`/api/jobs/${body.job_id}/llm-call`, { messages: [{ role: 'user', content }] });
  await team.post(`/api/jobs/${body.job_id}/complete`);
  return { ...answer, body: { ...answer.body, job_id: body.job_id } };
}

const seenBy = (content: string) => keysSeen(stack.DEMO_PROVIDER_URL, content);

describe('an organization’s own key at a provider', () => {
  it('200: is used for its calls from the next one on, whole, streamed and for embeddings, and never shown', async () => {
    const tenant = await createTenant(stack);
    const key = secret();
    const { status, body } = await create(tenant.organizationId, key);
    expect(status).toBe(200);
    expect(body).toMatchObject({ provider: 'demo', status: 'active', key_hint: `…${key.slice(-4)}`, refused_at: null });
    const listed = await operator.get(`/api/provider-credentials/organization/${tenant.organizationId}`);
    expect(listed.body).toEqual([body]);
    expect(JSON.stringify([body, listed.body])).not.toContain(key);
    expect((await operator.get(`/api/provider-credentials/${body.credential_id}`)).body).toEqual(body);

    const mark = secret();
    expect((await ask(tenant, `whole ${mark}`)).status).toBe(200);
    const stream = { stream: true, model: tenant.alias, messages: [{ role: 'user', content: `stream ${mark}` }] };
    const streamed = await fetch(new URL('/v1/chat/completions', stack.API_URL), {
      method: 'POST',
      headers: { authorization: `Bearer ${tenant.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(stream),
    });
    expect(await streamed.text()).toContain('[DONE]');
    expect((await tenant.team.post('/v1/embeddings', { model: tenant.alias, input: `embed ${mark}` })).status).toBe(
      200,
    );
    expect(await seenBy(mark)).toEqual([key.slice(-4), key.slice(-4), key.slice(-4)]);
    const [row] = await query(
      stack.DATABASE_URL,
      `SELECT encode(key_sealed, 'escape') AS sealed FROM provider_credentials WHERE id = $1`,
      [body.credential_id],
    );
    expect(row?.['sealed']).not.toContain(key);
  });

  it('200: is left and taken up again, replaced and forgotten', async () => {
    const tenant = await createTenant(stack);
    const key = secret();
    const path = `/api/provider-credentials/${(await create(tenant.organizationId, key)).body.credential_id}`;
    const used = async () => {
      const mark = secret();
      await ask(tenant, mark);
      return (await seenBy(mark))[0];
    };
    expect((await operator.put(`${path}/deactivate`)).body.status).toBe('inactive');
    expect(await used()).toBe('demo');
    expect((await operator.put(`${path}/activate`)).body.status).toBe('active');
    expect(await used()).toBe(key.slice(-4));
    const next = secret();
    const changed = await operator.put(path, { api_key: next, credential_name: 'Next' });
    expect(changed.body).toMatchObject({ credential_name: 'Next', key_hint: `…${next.slice(-4)}` });
    expect(await used()).toBe(next.slice(-4));
    expect((await operator.delete(path)).status).toBe(200);
    expect(await used()).toBe('demo');
    expect((await operator.get(path)).status).toBe(404);
  });

  it('502: one that is refused is neutral for the team and clear for the operator', async () => {
    const tenant = await createTenant(stack);
    const { body } = await create(tenant.organizationId, `${secret()}refused`);
    const answer = await ask(tenant, 'hello');
    expect(told(answer).slice(0, 2)).toEqual([502, 'upstream_failed']);
    expect(JSON.stringify(answer.body)).not.toMatch(/key|401|demo|Incorrect/);
    const seen = await operator.get(`/api/jobs/teams/${tenant.teamId}/${answer.body.job_id}`);
    expect(seen.body.calls[0].error_detail).toMatch(
      new RegExp(`own key "Own key" \\(${body.credential_id}\\) was refused with 401: .*Incorrect API key`),
    );
    const { body: noted } = await operator.get(`/api/provider-credentials/${body.credential_id}`);
    expect(noted).toMatchObject({ refused_status: 401, refused_at: expect.any(String) });
    const changed = await operator.put(`/api/provider-credentials/${body.credential_id}`, { api_key: secret() });
    expect(changed.body.refused_at).toBeNull();
    expect((await ask(tenant, 'hello')).status).toBe(200);
  });

  it('502: an organization that must use its own keys never uses the operator’s', async () => {
    const tenant = await createTenant(stack);
    const changed = await operator.put(`/api/organizations/${tenant.organizationId}`, { own_keys_only: true });
    expect(changed.body.own_keys_only).toBe(true);
    const mark = secret();
    const answer = await ask(tenant, mark);
    expect(told(answer).slice(0, 2)).toEqual([502, 'upstream_failed']);
    const seen = await operator.get(`/api/jobs/teams/${tenant.teamId}/${answer.body.job_id}`);
    expect(seen.body.calls[0].error_detail).toMatch(/may use its own provider keys only, and has no active one/);
    expect(await seenBy(mark)).toEqual([]);
  });

  it('404, 409, 422: what cannot be kept, in words that do not repeat the key', async () => {
    const { organizationId } = await createTenant(stack);
    const key = secret();
    expect(told(await create('nowhere', key))).toEqual([
      404,
      'not_found',
      'organization_id: there is no organization "nowhere".',
    ]);
    await create(organizationId, key);
    expect(told(await create(organizationId, key))[2]).toBe(
      `provider: the organization "${organizationId}" has an active credential for demo already. Deactivate that first, or create this one with status inactive.`,
    );
    expect((await create(organizationId, key, { status: 'inactive' })).status).toBe(200);
    const refused = async (more: object) => told(await create(organizationId, key, { provider: 'openai', ...more }))[2];
    expect(await refused({ api_key: 'os.environ/LITELLM_MASTER_KEY' })).toBe('api_key: may not begin with os.environ/');
    expect(await refused({ api_base: 'os.environ/DATABASE_URL' })).toBe('api_base: may not begin with os.environ/');
    expect(await refused({ api_key: `${key} x` })).toMatch(/^api_key: may hold no spaces/);
    expect(await refused({ api_base: 'https://169.254.169.254/latest' })).toMatch(
      /^api_base: leads to a private address/,
    );
    expect(await refused({ api_base: 'http://localhost:5433' })).toMatch(/^api_base: must begin with https/);
    expect(await refused({ provider: 'Open AI' })).toMatch(
      /^provider: must be what the names of its models begin with/,
    );
    expect(JSON.stringify(await refused({ api_key: `${key} x` }))).not.toContain(key);
  });
});
