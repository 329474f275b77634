import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { openJob } from './support/job-client.ts';
import { type OtlpReceiver, startOtlpReceiver } from './support/otlp-receiver.ts';
import { openStream, Reader } from './support/read-stream.ts';

const NAME = 'logs';
const FOLDER = path.resolve(import.meta.dirname, '../.local/test-logs', NAME);
const PROMPT = 'marked-prompt-7f3a';
const REPLY = 'marked-reply-7f3a';
const METADATA = 'marked-metadata-7f3a';
const PROVIDER_KEY = 'sk-marked-provider-key-7f3a';

type Line = Readonly<Record<string, unknown>>;

let running: TestStack;
let tenant: Tenant;
let receiver: OtlpReceiver;
let jobId: string;

const linesOf = (part: string): Line[] =>
  readFileSync(path.join(FOLDER, `${part}.log`), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

const messages = (directive = `[[say ${REPLY}]]`) => [{ role: 'user', content: `${directive} ${PROMPT}` }];

beforeAll(async () => {
  receiver = await startOtlpReceiver();
  const environment = { LOG_LEVEL: 'trace', OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
  running = await startTestStack({ name: NAME, environment });
  tenant = await createTenant(running.stack.environment);
  jobId = await openJob(tenant);
});
afterAll(async () => {
  await running?.stopAndRemove();
  receiver?.stop();
});

describe('the logs at LOG_LEVEL=trace', () => {
  it('name request, team, job, call and trace of a request', async () => {
    const headers = { 'x-request-id': 'logged-call' };
    const { body } = await tenant.team.post(`/api/jobs/${jobId}/llm-call`, { messages: messages() }, headers);
    const line = await lineWith('api', (one) => one['requestId'] === 'logged-call');
    expect(line).toMatchObject({ teamId: tenant.teamId, jobId, callId: body.call_id, res: { status: 200 } });
    const refused = { 'x-request-id': 'logged-refusal' };
    await tenant.team.post(`/api/jobs/${crypto.randomUUID()}/llm-call`, { messages: messages() }, refused);
    expect(await lineWith('api', (one) => one['requestId'] === 'logged-refusal')).toMatchObject({
      teamId: tenant.teamId,
      jobId: expect.any(String),
      res: { status: 404 },
    });
  });

  it('lead from a call that failed to its job', async () => {
    const body = { messages: messages('[[fail 500]]') };
    const { status, body: answer } = await tenant.team.post(`/api/jobs/${jobId}/llm-call`, body);
    expect(status).toBe(502);
    const { call_id: callId } = answer.error;
    expect(await lineWith('worker', (line) => line['msg'] === 'a call failed')).toMatchObject({
      callId,
      jobId,
      teamId: tenant.teamId,
      code: 'upstream_failed',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const attempts = linesOf('worker').filter((line) => line['callId'] === callId && line['level'] === 40);
    expect(attempts.length).toBeGreaterThan(1);
    for (const attempt of attempts) expect(attempt).toMatchObject({ jobId, traceId: expect.any(String) });
  });

  it('hold nothing of what was said, and no key', async () => {
    const { operator, team, key, organizationId } = tenant;
    await operator.post('/api/provider-credentials/create', {
      organization_id: organizationId,
      provider: 'openai',
      credential_name: 'own',
      api_key: PROVIDER_KEY,
    });
    const more = { metadata: { note: METADATA } };
    await team.post('/api/jobs/create-and-call', { job_type: 'x', messages: messages(), job_metadata: more.metadata });
    await team.post(`/api/jobs/${jobId}/llm-call`, { messages: messages(), temperature: 'hot' });
    await team.post(`/api/jobs/${jobId}/llm-call`, { messages: messages('[[fail 400]]') });
    await team.post(`/api/jobs/${jobId}/llm-call`, { messages: `\u0000 ${PROMPT}` });
    const url = new URL(`/api/jobs/${jobId}/llm-call-stream`, running.stack.environment.API_URL);
    const reader = await new Reader().read(await openStream(url, { key, body: { messages: messages() } }));
    expect(reader.text).toBe(REPLY);
    await team.post(`/api/jobs/${jobId}/complete`, { status: 'completed', ...more });

    const { MASTER_KEY, LITELLM_MASTER_KEY, ENCRYPTION_KEYS } = running.stack.environment;
    const keys = [key, MASTER_KEY, LITELLM_MASTER_KEY, ENCRYPTION_KEYS.split(':')[1] ?? '', PROVIDER_KEY];
    const logs = readdirSync(FOLDER).map((file) => [file, readFileSync(path.join(FOLDER, file), 'utf8')] as const);
    expect(logs.length).toBeGreaterThan(5);
    for (const secret of [PROMPT, REPLY, METADATA, ...keys])
      expect(logs.filter(([, text]) => text.includes(secret)).map(([file]) => [file, secret])).toEqual([]);
  });
});

async function lineWith(part: string, isWanted: (line: Line) => boolean): Promise<Line | undefined> {
  await expect.poll(() => linesOf(part).some(isWanted), { timeout: 10_000 }).toBe(true);
  return linesOf(part).find(isWanted);
}
