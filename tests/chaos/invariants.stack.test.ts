import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createScratchDatabase, type ScratchDatabase } from '../../prisma/testing/scratch-database.ts';
import { seedBilledTeam, seedClosedJob } from '../../prisma/testing/seed-closed-job.ts';
import { checkInvariants } from './check-invariants.ts';
import type { Evidence } from './load-evidence.ts';
import { RunRecord } from './run-record.ts';

const MARK = 'chaos-1-0:ask:1';
const TEXT = 'Grüße';
const REPLY = { choices: [{ index: 0, message: { role: 'assistant', content: TEXT, toolCalls: [] } }] };
const SHA256 = createHash('sha256').update(TEXT).digest('hex');

let db: ScratchDatabase;
let jobId: string;
let record: RunRecord;
let evidence: Evidence;

/** One completed job of one call, at the customers' prices, and evidence that agrees with it. */
async function seedRun(run: string, mark: string): Promise<{ jobId: string; callId: string }> {
  const team = await seedBilledTeam(db);
  const seeded = await seedClosedJob(db, team, { unshared: 1_000_000n, calls: [{ share: 250_000n }] });
  const callId = seeded.callIds[0] ?? '';
  const request = { messages: [{ role: 'user', content: `{{${mark}}}  Hello` }] };
  await db.pool.query('UPDATE model_calls SET request = $2, reply = $3 WHERE id = $1', [callId, request, REPLY]);
  await db.pool.query('UPDATE jobs SET metadata = $2 WHERE id = $1', [seeded.jobId, { run }]);
  return { jobId: seeded.jobId, callId };
}

beforeEach(async () => {
  db = await createScratchDatabase(inject('stack').DATABASE_URL);
  const seeded = await seedRun('chaos-1-0', MARK);
  jobId = seeded.jobId;
  record = new RunRecord();
  record.replies.push({ ...seeded, mark: MARK, text: TEXT });
  record.receipts.push({ run: 'chaos-1-0', jobId, status: 'COMPLETED', credits: 1.25 });
  const asked = { status: 200, promptTokens: 10, producedTokens: 5, replySha256: SHA256 };
  evidence = { record, leases: [], journal: [{ ...asked, prompt: `{{${MARK}}}  Hello`, outcome: 'answered' }] };
});
afterEach(() => db.drop());

async function broken(): Promise<string[]> {
  const { invariants } = await checkInvariants(db.url, evidence);
  return invariants.flatMap((checked) => (checked.broken.length > 0 ? [checked.name] : []));
}

describe('the invariants of a chaos run', () => {
  it('hold when storage, applications and provider agree', async () => {
    expect(await broken()).toEqual([]);
  });

  it('find what applications were told and storage does not have', async () => {
    record.replies.push({ jobId, callId: jobId, mark: 'chaos-1-0:ask:2', text: TEXT });
    record.receipts.push({ run: 'chaos-1-0', jobId, status: 'COMPLETED', credits: 2 });
    expect(await broken()).toEqual(['lost charges', 'calls delivered but not recorded']);
  });

  it('find replies that no attempt of the provider had, or that were told otherwise', async () => {
    record.replies.splice(0, 1, { ...(record.replies[0] as (typeof record.replies)[0]), text: 'Gruß' });
    expect(await broken()).toEqual(["replies different from the provider's journal"]);
    evidence = { ...evidence, journal: [] };
    expect(await broken()).toEqual([
      'calls charged but not delivered',
      "replies different from the provider's journal",
    ]);
  });

  it('find one piece of work that was charged as two jobs', async () => {
    const { prompt, ...asked } = evidence.journal[0] as (typeof evidence.journal)[0];
    await seedRun('chaos-1-0', 'chaos-1-0:ask:2');
    evidence = {
      ...evidence,
      journal: [
        { ...asked, prompt },
        { ...asked, prompt: '{{chaos-1-0:ask:2}} Hello' },
      ],
    };
    expect(await broken()).toEqual(['double charges']);
  });

  it('find a charge that is not due, and one that is missing', async () => {
    const team = await seedBilledTeam(db);
    await seedClosedJob(db, team, { unshared: 1_000_001n });
    expect(await broken()).toEqual(['double charges']);
    await seedClosedJob(db, team, { unshared: 999_999n });
    expect(await broken()).toEqual(['double charges', 'lost charges']);
  });

  it('find jobs that are open past their deadline, and what they hold', async () => {
    const { jobId: open } = await seedClosedJob(db, await seedBilledTeam(db), { isOpen: true });
    await db.pool.query(`UPDATE jobs SET deadline_at = now() - interval '1 second' WHERE id = $1`, [open]);
    expect(await broken()).toEqual(['leaked holds', 'jobs stuck past their deadline']);
  });

  it('find a ledger that does not add up', async () => {
    await db.pool.query('UPDATE credit_accounts SET granted = granted + 1, available = available + 1');
    expect(await broken()).toEqual(['ledger differences']);
  });

  it('find leases, answers without a reason and applications without an answer', async () => {
    record.count('refusals', 'internal');
    record.givenUp.push('chaos-1-0 create');
    evidence = { ...evidence, leases: [{ key: 'leases:team:x', leases: 1 }] };
    expect(await broken()).toEqual([
      'leases left',
      'answers that explain nothing (500)',
      'applications without an answer',
    ]);
  });
});
