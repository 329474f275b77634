import { v5, v7 } from 'uuid';
import { DomainError } from '#domain/errors.ts';
import { sha256 } from './secrets.ts';

/** Our own namespace for ids that are derived from Idempotency-Keys. */
const NAMESPACE = '6f1d3f0a-8a43-5a0e-9d6b-2f0c5b7e4a11';

/**
 * The id of what a request makes. With an Idempotency-Key it follows from (team, kind, key), so that Temporal and the
 * primary key recognise a repeat; without one it is new.
 */
export const idFor = (kind: 'job' | 'call', teamId: string, idempotencyKey: string | null): string =>
  idempotencyKey === null ? v7() : derivedId(kind, teamId, idempotencyKey);

/** An id that follows from these words and from no others. */
export const derivedId = (...words: readonly string[]): string => v5(words.join('\n'), NAMESPACE);

/** What tells a repeat from another request with the same key. */
export const hashOf = (body: unknown): Buffer => sha256(JSON.stringify(body, amountsAsText));

/** Amounts are whole numbers that JSON has no form for. */
const amountsAsText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** Throws `idempotency_conflict` when the stored request was another one. */
export function assertSameRequest(stored: Buffer, given: Buffer): void {
  if (stored.equals(given)) return;
  throw new DomainError(
    'idempotency_conflict',
    'This Idempotency-Key was used with another request body. Use a new key for a new request.',
  );
}
