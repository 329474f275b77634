import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ModelReply } from '#domain/model-calls.ts';
import { nanoUsd } from '#domain/money.ts';
import { createScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.ts';
import { seedJob, seedTeam } from '../testing/seed-ledger.ts';
import { type SucceededCall, saveFailure, saveReply } from './ended-calls.ts';
import { findCall, insertCall } from './model-calls.ts';

const replyOf = (content: string): ModelReply => ({
  created: 1_800_000_000,
  choices: [{ index: 0, finishReason: 'stop', message: { role: 'assistant', content, refusal: null, toolCalls: [] } }],
});

describe('a stored call', () => {
  let db: ScratchDatabase;
  let teamId: string;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
    teamId = await seedTeam(db, 0n);
  });
  afterAll(() => db?.drop());

  const newCall = () => ({
    callId: randomUUID(),
    kind: 'chat' as const,
    isStreamed: false,
    purpose: null,
    alias: 'standard',
    modelGroup: null,
    request: { messages: [] },
    requestHash: randomBytes(32),
    callMetadata: {},
    cacheSeconds: null,
    claims: null,
  });
  const seedCall = async (): Promise<string> => {
    const call = newCall();
    await insertCall(db, teamId, await seedJob(db, teamId), call);
    return call.callId;
  };
  const succeed = (callId: string, content: string, more: Partial<SucceededCall> = {}) =>
    saveReply(db, {
      callId,
      reply: replyOf(content),
      actualModel: 'demo/standard',
      liteLlmCallId: null,
      usage: { promptTokens: 10, completionTokens: 5 },
      rawUsage: {},
      cost: { source: 'litellm', nanoUsd: nanoUsd(4_500n) },
      reportedCost: nanoUsd(4_500n),
      attempts: 1,
      latencyMs: 1,
      isLookedUp: false,
      ...more,
    });
  const failCall = (callId: string, detail = 'away') =>
    saveFailure(db, {
      callId,
      code: 'upstream_failed',
      message: null,
      detail,
      attempts: 3,
      retryAfterSeconds: null,
    });
  const contentOf = async (callId: string) => {
    const outcome = (await findCall(db, teamId, callId))?.outcome;
    return outcome?.status === 'succeeded' ? outcome.reply.choices[0]?.message.content : outcome;
  };

  it('keeps what a provider says that PostgreSQL cannot: without it, but never lost for it', async () => {
    const [replied, failed] = [await seedCall(), await seedCall()];
    const usage = { 'a\0b': 'c\0d', e: ['\ud83d'] };
    await succeed(replied, 'hello', { actualModel: 'real\0model', rawUsage: usage });
    await failCall(failed, 'It said: \0 and \ud83d');
    const { rows } = await db.pool.query(
      `SELECT actual_model, usage, error_detail FROM model_calls WHERE id = ANY($1::uuid[]) ORDER BY status DESC`,
      [[replied, failed]],
    );
    expect(rows).toEqual([
      { actual_model: 'real\ufffdmodel', usage: { 'a\ufffdb': 'c\ufffdd', e: ['\ufffd'] }, error_detail: null },
      { actual_model: null, usage: null, error_detail: 'It said: \ufffd and \ufffd' },
    ]);
  });

  it('is inserted once, however often at once', async () => {
    const jobId = await seedJob(db, teamId);
    const call = newCall();
    const inserted = await Promise.all(Array.from({ length: 8 }, () => insertCall(db, teamId, jobId, call)));
    expect(inserted.filter(Boolean)).toHaveLength(1);
  });

  it('is not inserted in another team’s job', async () => {
    const stranger = await seedTeam(db, 0n);
    expect(await insertCall(db, stranger, await seedJob(db, teamId), newCall())).toBe(false);
  });

  it('keeps its first reply', async () => {
    const callId = await seedCall();
    await succeed(callId, 'first');
    await succeed(callId, 'second');
    await failCall(callId);
    expect(await contentOf(callId)).toBe('first');
  });

  it('keeps its failure when a reply comes after it was given up', async () => {
    const callId = await seedCall();
    await failCall(callId);
    await succeed(callId, 'late');
    expect(await contentOf(callId)).toMatchObject({ status: 'failed', code: 'upstream_failed' });
  });

  it.each([
    ['half an emoji, as a cut-off leaves it', 'ends in \ud83d'],
    ['the character U+0000', 'zero \0 inside'],
  ])('takes a reply with %s, which would otherwise be asked for again and again', async (_, content) => {
    const callId = await seedCall();
    await succeed(callId, content);
    expect(await contentOf(callId)).toBe(content.replace(/[\0\ud83d]/, '\ufffd'));
  });
});
