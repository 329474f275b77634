import type { Logger } from 'pino';
import type { Database } from '../prisma/client.ts';
import { keepSetupToken } from '../prisma/repositories/first-operator.ts';
import { newToken, sha256 } from './secrets.ts';

/**
 * Prints a token that makes the first owner, when there is no operator and none was printed before. It is valid until it is
 * used, and only its hash is kept.
 */
export async function offerSetup(db: Database, log: Logger): Promise<void> {
  const token = newToken();
  if (!(await keepSetupToken(db, sha256(token)))) return;
  log.warn(`There is no operator yet. Make the first with this token, which is shown only now: ${token}`);
}
