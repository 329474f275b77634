import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createTenant, type Tenant } from './support/create-tenant.ts';

const stack = inject('stack');
const POLLUTED = '{"polluted": "yes"}';
const hostile = `{"__proto__": ${POLLUTED}, "constructor": {"prototype": ${POLLUTED}}, "prototype": ${POLLUTED}, "toString": "x",
  "nested": {"__proto__": ${POLLUTED}}}`;

describe('a hostile request', () => {
  let tenant: Tenant;
  let job: string;

  beforeAll(async () => {
    tenant = await createTenant(stack);
    job = `/api/jobs/${(await tenant.team.post('/api/jobs/create', { job_type: 'x' })).body.job_id}`;
  });

  /** Not as an object, which JavaScript itself would change. */
  const send = (method: string, path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, stack.API_URL), {
      method,
      headers: { authorization: `Bearer ${tenant.key}`, 'content-type': 'application/json', ...headers },
      body,
    });

  it('200: changes no prototype, wherever its JSON is kept, merged or passed on', async () => {
    const tool = `{"type": "function", "function": {"name": "f", "parameters": {"type": "object", "properties": ${hostile}}}}`;
    const message = `[{"role": "user", "content": "hello", "__proto__": ${POLLUTED}}]`;
    const bodies: [string, string, string][] = [
      ['POST', '/api/jobs/create', `{"job_type": "x", "metadata": ${hostile}, "__proto__": ${POLLUTED}}`],
      ['PATCH', `${job}/metadata`, `{"metadata": ${hostile}}`],
      ['PATCH', `${job}/metadata`, `{"metadata": {"nested": {"more": 1}, "__proto__": {"admin": true}}}`],
      [
        'POST',
        `${job}/llm-call`,
        `{"messages": ${message}, "call_metadata": ${hostile}, "tools": [${tool}], "tool_choice": "none"}`,
      ],
      ['POST', '/v1/chat/completions', `{"model": "${tenant.alias}", "messages": ${message}, "metadata": ${hostile}}`],
    ];
    for (const [method, path, body] of bodies)
      expect((await send(method, path, body)).status, `${method} ${path}`).toBe(200);
    const { body } = await tenant.team.get(job);
    const own = Object.keys(body.metadata).toSorted();
    expect(own).toEqual(['constructor', 'nested', 'prototype', 'toString']);
    expect(body.metadata.polluted).toBeUndefined();
    expect(body.metadata.admin).toBeUndefined();
    const { body: other } = await tenant.team.post('/api/jobs/create', { job_type: 'x' });
    const clean = await tenant.team.get(`/api/jobs/${other.job_id}`);
    expect(clean.body.metadata).toEqual({});
    expect(JSON.stringify(clean.body)).not.toContain('polluted');
  });

  it('403: finds no model among what every object has', async () => {
    for (const model of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const answer = await tenant.team.post(`${job}/llm-call`, { model, messages: [{ role: 'user', content: 'x' }] });
      expect([answer.status, answer.body.error.code]).toEqual([403, 'model_not_allowed']);
    }
  });

  it('422: is told what is wrong with it when it cannot be read at all', async () => {
    const answers = [
      await send('POST', `${job}/llm-call`, '{}', { 'content-encoding': 'rot13' }),
      await send('POST', `${job}/llm-call`, '{}', { 'content-type': 'application/json; charset=none-such' }),
      await send('POST', `${job}/llm-call`, '{}', { 'content-encoding': 'gzip' }),
      await send('POST', '/api/jobs/%E0%A4%A/llm-call', '{}'),
    ];
    for (const answer of answers) expect(await answer.json()).toMatchObject({ error: { code: 'invalid_request' } });
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
  });

  it('413: is not read on when it is too large', async () => {
    const answer = await send('POST', `${job}/llm-call`, `{"messages": "${'x'.repeat(20 * 1024 * 1024)}"}`);
    expect([answer.status, (await answer.json()).error.code]).toEqual([413, 'payload_too_large']);
  });

  it('is answered with headers that keep browsers from doing more with it, and is kept by nobody', async () => {
    const answers = [await send('POST', `${job}/llm-call`, '{'), await fetch(new URL('/health', stack.API_URL))];
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('strict-transport-security')).toContain('max-age=');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});
