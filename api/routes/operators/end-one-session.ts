import { DomainError } from '#domain/errors.ts';
import type { Database } from '../../../prisma/client.ts';
import { endSession } from '../../../prisma/repositories/operator-sessions.ts';

/** Ends a session within a second. Throws `not_found`, also for another operator's session. */
export async function endOneSession(db: Database, operatorId: string, sessionId: string) {
  if (!(await endSession(db, operatorId, sessionId)))
    throw new DomainError('not_found', `There is no session ${sessionId}, or it has ended.`);
  return { sessions_ended: 1, message: 'Session ended.' };
}
