import { once } from 'node:events';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeError } from '../../temporal/telemetry/describe-error.ts';
import { logRequests } from './log-requests.ts';
import { problem } from './problem.ts';
import { noteIds } from './request-ids.ts';

const lines: Record<string, unknown>[] = [];
const stream = { write: (line: string) => void lines.push(JSON.parse(line)) };
const log = pino({ level: 'debug', serializers: { err: (error: unknown) => describeError(error) } }, stream);

const app = express()
  .use(logRequests(log))
  .get('/broken', (_request, response) => {
    noteIds(response, { job_id: 'job-1', call_id: 'call-1', prompt: 'secret prompt' });
    throw Object.assign(new Error('null value in column "x"'), { detail: 'Failing row contains (secret prompt)' });
  })
  .use(problem);
const server = app.listen(0, '127.0.0.1');
let url: string;

beforeAll(async () => {
  if (!server.listening) await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
});
afterAll(() => void server.close());

describe('a request that failed for no reason we foresaw', () => {
  it('is logged with its ids and the error, and without the row that the database quotes', async () => {
    await fetch(`${url}/broken?question=secret`, { headers: { 'x-request-id': 'request-1' } });
    await expect.poll(() => lines.length).toBe(2);
    for (const line of lines) expect(line).toMatchObject({ requestId: 'request-1', jobId: 'job-1', callId: 'call-1' });
    expect(lines[0]).toMatchObject({ msg: 'request failed', err: { message: 'null value in column "x"' } });
    expect(lines[1]).toMatchObject({ req: { url: '/broken' }, res: { status: 500 } });
    expect(JSON.stringify(lines)).not.toContain('secret');
  });
});
