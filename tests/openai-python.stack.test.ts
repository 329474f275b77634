import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';
import { createTenant } from './support/create-tenant.ts';

const stack = inject('stack');
const root = path.resolve(import.meta.dirname, '..');
const run = promisify(execFile);

it('the official Python client completes, streams, calls tools, parses, embeds and raises its own errors', async () => {
  const { alias, key } = await createTenant(stack);
  const { stdout } = await run(path.join(root, '.venv/bin/python'), ['tests/openai-python/use_client.py'], {
    cwd: root,
    env: { BASE_URL: new URL('/v1', stack.API_URL).href, TEAM_KEY: key, MODEL: alias },
    timeout: 60_000,
  });
  const got = JSON.parse(stdout);
  expect(got).toMatchObject({
    models: [alias],
    complete: { content: 'hello from python', model: alias },
    tools: { name: 'weather', arguments: { city: expect.any(String) }, reply: expect.stringContaining('18 degrees') },
    streamed_tools: { name: 'weather', arguments: { city: expect.any(String) } },
    parsed: { type: 'Invoice', fields: ['lines', 'number', 'total'] },
    embedded: [8, 8],
    errors: {
      key: { status: 401, code: 'unauthenticated', type: 'authentication_error' },
      model: { status: 403, code: 'model_not_allowed', type: 'permission_error' },
      parameter: { status: 422, code: 'invalid_request', type: 'invalid_request_error', param: 'logprobs' },
      busy: { status: 429, code: 'rate_limited', type: 'rate_limit_error' },
    },
  });
  expect(got.stream.text).toHaveLength(160);
  expect(got.stream.pieces).toBeGreaterThan(1);
});
