import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { microCredits } from '#domain/money.ts';
import { createLedger } from '../prisma/repositories/ledger.ts';
import { createPrices } from '../prisma/repositories/prices.ts';
import { createScratchDatabase, type ScratchDatabase } from '../prisma/testing/scratch-database.ts';
import { entryKinds, readBalance, seedJob, seedTeam } from '../prisma/testing/seed-ledger.ts';
import { createMeters } from '../temporal/telemetry/meters.ts';
import type { Deps } from './deps.ts';
import { openJob } from './jobs/open-job.ts';
import { runOnlyCall } from './jobs/run-only-call.ts';
import { settleJob } from './jobs/settle-job.ts';
import { failCall } from './llm/fail-call.ts';
import { storeFailure, storeReply } from './llm/store-outcome.ts';
import { storeStopped } from './llm/store-stopped.ts';

const PROCESSES = 4;
const CREDIT = 1_000_000n;

describe('every activity that moves credits, asked for eight times from four processes', () => {
  let db: ScratchDatabase;
  let workers: Deps[];

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
    const published: unknown[] = [];
    const meters = createMeters(new Registry());
    const replies = { publish: async (...message: unknown[]) => void published.push(message) };
    const streams = { tellEnded: async (callId: string) => void published.push(callId) };
    workers = Array.from(
      { length: PROCESSES },
      () =>
        ({
          db,
          ledger: createLedger(db),
          prices: createPrices(db),
          replies,
          streams,
          meters,
          noteOnSpan: () => undefined,
        }) as unknown as Deps,
    );
  });
  afterAll(() => db?.drop());

  const eightTimes = (work: (deps: Deps) => Promise<unknown>) =>
    Promise.allSettled([...workers, ...workers].map((deps) => work(deps)));

  it('opens and settles a job once', async () => {
    const teamId = await seedTeam(db, 5n * CREDIT);
    const jobId = await seedJob(db, teamId, CREDIT);
    const opened = await eightTimes((deps) => openJob(deps)({ jobId, notify: null }));
    expect(opened.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await readBalance(db, teamId)).toMatchObject({ available: 4n * CREDIT, reserved: CREDIT });

    await eightTimes((deps) => settleJob(deps)({ jobId, outcome: 'completed', notify: null }));
    const settled = await readBalance(db, teamId);
    expect(settled).toMatchObject({ available: 4n * CREDIT, reserved: 0n, spent: CREDIT });
    expect(await entryKinds(db, jobId)).toEqual(['hold', 'settle']);

    await eightTimes((deps) => settleJob(deps)({ jobId, outcome: 'failed', notify: null }));
    await eightTimes((deps) => openJob(deps)({ jobId, notify: null }));
    expect(await readBalance(db, teamId)).toEqual(settled);
  });

  it('runs a job of one call once, whose reply was stored by an attempt that was lost', async () => {
    const teamId = await seedTeam(db, 5n * CREDIT);
    const jobId = await seedJob(db, teamId, CREDIT);
    const { rows } = await db.pool.query<{ id: string }>(
      `INSERT INTO model_calls (id, job_id, team_id, alias, request, request_hash, status, reply, cost_source, finished_at,
                                latency_ms)
       VALUES (gen_random_uuid(), $1, $2, 'x', '{}', '', 'succeeded', '{"created":1,"choices":[]}', 'unpriced', now(), 1)
       RETURNING id`,
      [jobId, teamId],
    );
    const call = { jobId, callId: rows[0]?.id ?? '', replyTo: null };
    const answers = await eightTimes((deps) => runOnlyCall(deps)(call));
    const result = { succeeded: true, settled: 'completed' };
    expect(answers).toEqual(Array(8).fill({ status: 'fulfilled', value: result }));
    expect(await readBalance(db, teamId)).toMatchObject({ available: 4n * CREDIT, reserved: 0n, spent: CREDIT });
    expect(await entryKinds(db, jobId)).toEqual(['hold', 'settle']);
  });

  it('lets the end of a call stand that was stored first', async () => {
    const teamId = await seedTeam(db, 5n * CREDIT);
    const jobId = await seedJob(db, teamId, CREDIT);
    const callId = crypto.randomUUID();
    await db.pool.query(
      `INSERT INTO model_calls (id, job_id, team_id, alias, request, request_hash) VALUES ($1, $2, $3, 'x', '{}', '')`,
      [callId, jobId, teamId],
    );
    const [deps] = workers as [Deps];
    const failed = { callId, attempt: 1, code: 'upstream_failed' as const, detail: 'It was cut off' };
    expect(await storeFailure(deps, failed)).toMatchObject({ status: 'failed', code: 'upstream_failed' });
    const reply = { created: 1, choices: [] };
    const completion = {
      reply,
      usage: null,
      rawUsage: null,
      reportedCostUsd: null,
      actualModel: 'm',
      liteLlmCallId: null,
    };
    const late = { callId, attempt: 2, latencyMs: 1, completion, price: null, isLookedUp: false };
    expect((await storeReply(deps, late)).outcome).toMatchObject({ status: 'failed', code: 'upstream_failed' });
    const call = { callId, request: { messages: [{ role: 'user' as const, content: 'Hello' }] } };
    const model = { actualModel: 'm', price: null };
    const stopped = await storeStopped(deps, { attempt: 2, call, model, reply: null, startedAt: performance.now() });
    expect(stopped).toMatchObject({ status: 'failed', code: 'upstream_failed' });
  });

  it('closes a job of one call that cannot be paid, and asks nobody', async () => {
    const teamId = await seedTeam(db, CREDIT / 2n);
    const jobId = await seedJob(db, teamId, CREDIT);
    const call = { jobId, callId: crypto.randomUUID(), replyTo: null };
    const answers = await eightTimes((deps) => runOnlyCall(deps)(call));
    expect(answers).toEqual(Array(8).fill({ status: 'fulfilled', value: { succeeded: false, settled: 'failed' } }));
    expect(await readBalance(db, teamId)).toMatchObject({ available: CREDIT / 2n, reserved: 0n });
  });

  it('refuses a job that cannot be paid, and holds nothing for it', async () => {
    const teamId = await seedTeam(db, CREDIT / 2n);
    const jobId = await seedJob(db, teamId, CREDIT);
    const refused = await eightTimes((deps) => openJob(deps)({ jobId, notify: null }));
    expect(refused.map(({ status }) => status)).toEqual(Array(8).fill('rejected'));
    expect(await readBalance(db, teamId)).toMatchObject({ available: CREDIT / 2n, reserved: 0n });
    expect(await entryKinds(db, jobId)).toEqual([]);
  });

  it('grows a hold once for a call', async () => {
    const teamId = await seedTeam(db, 5n * CREDIT);
    const jobId = await seedJob(db, teamId, CREDIT);
    await workers[0]?.ledger.hold(jobId);
    const callId = crypto.randomUUID();
    const [least, wanted] = [microCredits(2n * CREDIT), microCredits(3n * CREDIT)];
    await eightTimes((deps) => deps.ledger.grow({ jobId, callId, least, wanted }));
    expect(await readBalance(db, teamId)).toMatchObject({ available: 2n * CREDIT, reserved: 3n * CREDIT });
    expect(await entryKinds(db, jobId)).toEqual(['hold', 'grow']);
  });

  it('fails a call that is not there without harm', async () => {
    const lost = { callId: crypto.randomUUID(), replyTo: null, code: 'job_closed' as const, detail: '' };
    const answers = await eightTimes((deps) => failCall(deps)(lost));
    expect(answers.every(({ status }) => status === 'fulfilled')).toBe(true);
  });
});
