/** Node's and PostgreSQL's codes for "not there now": refused, reset, shutting down, starting up, out of connections. */
const OUTAGE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  'P1001',
  'P1017',
]);

/** Whether a statement failed because the database is away, and may be asked again when it is back. */
export function isStorageOutage(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && OUTAGE_CODES.has(code)) return true;
    if (/Connection terminated|timeout exceeded when trying to connect|Query read timeout/.test(cause.message))
      return true;
  }
  return false;
}
