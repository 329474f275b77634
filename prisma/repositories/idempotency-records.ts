import type { Database } from '../client.ts';

export type RecordKey = { readonly scope: string; readonly keyHash: Buffer };

export type IdempotencyRecord = {
  readonly requestHash: Buffer;
  /** Null while the first request is under way. */
  readonly answer: { readonly status: number; readonly reply: Uint8Array } | null;
};

const claim = {
  name: 'claim_idempotency_record',
  text: `
    INSERT INTO idempotency_records AS r (scope, key_hash, request_hash) VALUES ($1, $2, $3)
    ON CONFLICT (scope, key_hash) DO UPDATE
    SET request_hash = excluded.request_hash, status = NULL, reply = NULL, claimed_at = now(), created_at = now()
    WHERE r.created_at < now() - interval '24 hours'
       OR (r.status IS NULL AND r.request_hash = excluded.request_hash AND r.claimed_at < now() - interval '1 minute')`,
};

/**
 * Takes a request for this process to answer. False when another has it or has answered it. A claim that was not renewed
 * for a minute belonged to a process that died, and a record is forgotten after 24 hours: both can be claimed anew.
 */
export async function claimRecord({ pool }: Database, { scope, keyHash }: RecordKey, requestHash: Buffer) {
  const { rowCount } = await pool.query({ ...claim, values: [scope, keyHash, requestHash] });
  return rowCount === 1;
}

/** Says that the work still goes on. */
export async function renewClaim({ pool }: Database, { scope, keyHash }: RecordKey): Promise<void> {
  const text = `
    UPDATE idempotency_records SET claimed_at = now() WHERE scope = $1 AND key_hash = $2 AND status IS NULL`;
  await pool.query({ name: 'renew_idempotency_claim', text, values: [scope, keyHash] });
}

/** What is known of a request, or null when nobody has it. */
export async function findRecord({ pool }: Database, { scope, keyHash }: RecordKey): Promise<IdempotencyRecord | null> {
  const text = `
    SELECT request_hash AS "requestHash", status, reply FROM idempotency_records WHERE scope = $1 AND key_hash = $2`;
  type Row = { requestHash: Buffer; status: number | null; reply: Uint8Array | null };
  const { rows } = await pool.query<Row>({ name: 'find_idempotency_record', text, values: [scope, keyHash] });
  const [row] = rows;
  if (!row) return null;
  const { requestHash, status, reply } = row;
  return { requestHash, answer: status === null || reply === null ? null : { status, reply } };
}

/** Keeps the answer. The first one stands. */
export async function finishRecord(
  { pool }: Database,
  { scope, keyHash }: RecordKey,
  { status, reply }: NonNullable<IdempotencyRecord['answer']>,
): Promise<void> {
  const text = `
    UPDATE idempotency_records SET status = $3, reply = $4 WHERE scope = $1 AND key_hash = $2 AND status IS NULL`;
  await pool.query({ name: 'finish_idempotency_record', text, values: [scope, keyHash, status, reply] });
}

/** Lets a repeat try again. */
export async function releaseRecord({ pool }: Database, { scope, keyHash }: RecordKey): Promise<void> {
  const text = 'DELETE FROM idempotency_records WHERE scope = $1 AND key_hash = $2 AND status IS NULL';
  await pool.query({ name: 'release_idempotency_record', text, values: [scope, keyHash] });
}

/** Deletes what is older than 24 hours, at most this many, and answers how many there were. */
export async function deleteOldRecords({ pool }: Database, limit: number): Promise<number> {
  const text = `
    DELETE FROM idempotency_records WHERE ctid IN (
      SELECT ctid FROM idempotency_records WHERE created_at < now() - interval '24 hours' LIMIT $1
    )`;
  const { rowCount } = await pool.query({ name: 'delete_old_idempotency_records', text, values: [limit] });
  return rowCount ?? 0;
}
