import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#domain/errors.ts';
import type { Database } from '../prisma/client.ts';
import {
  claimRecord,
  findRecord,
  finishRecord,
  type RecordKey,
  releaseRecord,
  renewClaim,
} from '../prisma/repositories/idempotency-records.ts';
import { assertSameRequest } from './idempotency.ts';
import { describeProblem } from './middleware/problem.ts';
import type { Repeatable } from './repeatable.ts';
import { openReply, sealReply } from './sealed-reply.ts';
import { sha256 } from './secrets.ts';

export type Answer = { readonly status: number; readonly body: unknown };

const JOIN_MS = 30_000;
const POLL_MS = 150;
const RENEW_MS = 15_000;

type Given = Repeatable & { readonly requestId: string };

/**
 * Does the work for the first request with an Idempotency-Key and answers its repeats the same. A repeat that comes while
 * the first runs waits for it. What failed on our side, or only for now, is not kept: a repeat tries again.
 * Throws `idempotency_conflict` for another request with the same key and `still_running` when the first takes long.
 */
export async function answerOnce(
  db: Database,
  given: Given,
  work: () => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly isReplay: boolean }> {
  const record = { scope: given.scope, keyHash: sha256(given.key) };
  const until = Date.now() + JOIN_MS;
  while (!(await claimRecord(db, record, given.requestHash))) {
    const earlier = await findRecord(db, record);
    if (earlier) assertSameRequest(earlier.requestHash, given.requestHash);
    if (earlier?.answer) {
      const { status, reply } = earlier.answer;
      return { answer: { status, body: JSON.parse(openReply(given, reply)) }, isReplay: true };
    }
    if (Date.now() > until) throw stillRunning();
    await sleep(POLL_MS);
  }
  return { answer: await workOnRecord(db, record, given, work), isReplay: false };
}

async function workOnRecord(
  db: Database,
  record: RecordKey,
  given: Given,
  work: () => Promise<Answer>,
): Promise<Answer> {
  // A record that cannot be kept must not cost the caller its answer: the claim lapses by itself.
  const keep = ({ status, body }: Answer) =>
    finishRecord(db, record, { status, reply: sealReply(given, JSON.stringify(body)) }).catch(() => undefined);
  const renewal = setInterval(() => void renewClaim(db, record).catch(() => undefined), RENEW_MS);
  try {
    const answer = await work();
    await keep(answer);
    return answer;
  } catch (error) {
    const answer = describeProblem(error, given.requestId);
    const isFinal = answer.status < 500 && answer.status !== 429;
    await (isFinal ? keep(answer) : releaseRecord(db, record).catch(() => undefined));
    throw error;
  } finally {
    clearInterval(renewal);
  }
}

const stillRunning = (): DomainError =>
  new DomainError(
    'still_running',
    'The first request with this Idempotency-Key has not ended yet. Send it again with the same key to get its answer.',
    { retryAfterSeconds: 2 },
  );
