import type { Database } from '../prisma/client.ts';
import { insertAuditEntry } from '../prisma/repositories/audit-entries.ts';
import { startSession } from '../prisma/repositories/operator-sessions.ts';
import type { Operator } from '../prisma/repositories/operators.ts';
import type { Origin } from './define-route.ts';
import { newToken, sha256 } from './secrets.ts';
import { viewOperator } from './views/operator.ts';

type SignIn = {
  readonly operator: Operator;
  readonly action: string;
  readonly origin: Origin;
  readonly after?: object;
};

/** Starts a session for an operator and says so in the audit log. Answers what the operator is told: the token only this once. */
export async function signIn(db: Database, { operator, action, origin, after = {} }: SignIn) {
  const { requestId, address, userAgent } = origin;
  const token = newToken();
  const session = { operatorId: operator.operatorId, tokenHash: sha256(token), address, userAgent };
  return db.transaction(async (transaction) => {
    const { expiresAt, lastLoginAt } = await startSession(transaction, session);
    await insertAuditEntry(transaction, {
      operatorId: operator.operatorId,
      operatorName: operator.displayName,
      action,
      targetKind: 'operator',
      targetId: operator.operatorId,
      before: null,
      after,
      requestId,
      address,
    });
    return {
      access_token: token,
      token_type: 'bearer' as const,
      expires_at: expiresAt,
      user: viewOperator({ ...operator, lastLoginAt }),
    };
  });
}
