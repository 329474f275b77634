import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitUntil } from '../local/process/wait-until.ts';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { readHistories, textOf, toReplay } from '../temporal/testing/job-histories.ts';
import { buildWorkflowBundle } from '../temporal/workflow-bundle.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { openJob } from './support/job-client.ts';
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from './support/otlp-receiver.ts';
import { collect, openStream } from './support/read-stream.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const SECRET = 'the-heron-flies-at-dawn';
const CALL_ROUTE = '/api/jobs/:job_id/llm-call';

let receiver: OtlpReceiver;
let running: TestStack;
let tenant: Tenant;

beforeAll(async () => {
  receiver = await startOtlpReceiver();
  const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_BSP_SCHEDULE_DELAY: '200' };
  running = await startTestStack({ name: 'traces', environment });
  tenant = await createTenant(running.stack.environment);
});
afterAll(async () => {
  await running?.stopAndRemove();
  receiver?.stop();
});

const messages = [{ role: 'user', content: `Repeat: ${SECRET}` }];
const ofTrace = (traceId: string): ReceivedSpan[] => receiver.spans.filter((span) => span.traceId === traceId);
const namesOf = (spans: readonly ReceivedSpan[]): string[] => spans.map(({ name }) => name);

/** The names of a span and of all that it came from, the first cause last. */
function lineOf(span: ReceivedSpan): string[] {
  const parent = ofTrace(span.traceId).find(({ spanId }) => spanId === span.parentSpanId);
  return [`${span.service} ${span.name}`, ...(parent ? lineOf(parent) : [String(span.parentSpanId)])];
}

async function untilTold(traceId: string, ...names: string[]): Promise<void> {
  const isTold = () => names.every((name) => namesOf(ofTrace(traceId)).includes(name));
  if (!(await waitUntil(isTold, { withinMs: 20_000 })))
    throw new Error(`Only ${namesOf(ofTrace(traceId)).join(', ')} were told of`);
}

const only = (traceId: string, name: string): ReceivedSpan => {
  const [span, ...others] = ofTrace(traceId).filter((one) => one.name === name);
  if (!span || others.length > 0) throw new Error(`Not one "${name}" among ${namesOf(ofTrace(traceId)).join(', ')}`);
  return span;
};

describe('a call', () => {
  let jobId: string;
  let callId: string;

  beforeAll(async () => {
    jobId = await openJob(tenant);
    const headers = { traceparent: `00-${TRACE}-${CALLER}-01`, tracestate: 'vendor=1', baggage: 'user=someone' };
    const { status, body } = await tenant.team.post(`/api/jobs/${jobId}/llm-call`, { messages }, headers);
    expect(status).toBe(200);
    callId = body.call_id;
    await tenant.team.post(`/api/jobs/${jobId}/complete`);
    await untilTold(TRACE, 'handle callModel', `POST ${CALL_ROUTE}`);
  });

  it('is one trace from the caller to LiteLLM, across API, workflow and worker', () => {
    expect(lineOf(only(TRACE, 'LiteLLM chat'))).toEqual([
      'saas-worker LiteLLM chat',
      'saas-worker run callModel',
      'saas-worker handle callModel',
      'saas-api signal callModel',
      `saas-api POST ${CALL_ROUTE}`,
      CALLER,
    ]);
  });

  it('can be found by its ids, alias and outcome, and tells tokens and cost', () => {
    const ids = { 'saas.job_id': jobId, 'saas.call_id': callId, 'saas.team_id': tenant.teamId };
    expect(only(TRACE, `POST ${CALL_ROUTE}`).attributes).toMatchObject({
      ...ids,
      'http.response.status_code': 200,
    });
    expect(only(TRACE, 'run callModel').attributes).toMatchObject({
      ...ids,
      'saas.alias': tenant.alias,
      'saas.outcome': 'succeeded',
      'saas.cached': false,
    });
    expect(only(TRACE, 'LiteLLM chat').attributes).toMatchObject({
      'gen_ai.request.model': 'demo/standard',
      'gen_ai.usage.input_tokens': expect.any(Number),
      'gen_ai.usage.output_tokens': expect.any(Number),
      'saas.cost_usd': expect.any(Number),
      'litellm.call_id': expect.any(String),
    });
  });

  it('leaves only the trace’s own ids in Temporal’s history, which goes on under this code, and under code that traces nothing', async () => {
    const { TEMPORAL_ADDRESS: address } = running.stack.environment;
    const connection = await Connection.connect({ address });
    const histories = await readHistories(new Client({ connection }), jobId);
    await connection.close();
    const text = textOf(histories);
    expect(text).toContain(`00-${TRACE}-`);
    for (const leaked of [SECRET, 'vendor=1', 'user=someone']) expect(text).not.toContain(leaked);

    Runtime.install({ logger: new DefaultLogger('ERROR') });
    const sinks = { spans: { ended: { fn: () => undefined } } };
    const workflowsPath = path.resolve(import.meta.dirname, '../workflows/index.ts');
    for (const workflowBundle of [await buildWorkflowBundle(), await bundleWorkflowCode({ workflowsPath })]) {
      const replayed = histories.map((history) => ({ workflowId: `job-${jobId}`, history: toReplay(history) }));
      for await (const { error } of Worker.runReplayHistories({ workflowBundle, sinks }, replayed))
        expect(error).toBeUndefined();
    }
  });
});

describe('other requests', () => {
  it('are traces of their own, streams with their tokens', async () => {
    const url = new URL('/api/jobs/create-and-call-stream', running.stack.environment.API_URL);
    const traceId = 'a'.repeat(32);
    const headers = { traceparent: `00-${traceId}-${CALLER}-01` };
    await collect(await openStream(url, { key: tenant.key, body: { job_type: 'x', messages }, headers }));
    await untilTold(traceId, 'run jobWorkflow', 'POST /api/jobs/create-and-call-stream');
    const span = only(traceId, 'LiteLLM chat stream');
    expect(lineOf(span).at(-2)).toBe('saas-api POST /api/jobs/create-and-call-stream');
    expect(span.attributes).toMatchObject({ 'gen_ai.usage.output_tokens': expect.any(Number) });
    expect(namesOf(ofTrace(traceId))).toContain('run runOnlyCall');
  });

  it('never carry what was said', () => {
    expect(receiver.bodies.length).toBeGreaterThan(0);
    expect(receiver.bodies.filter((body) => body.includes(SECRET))).toEqual([]);
  });
});
