import type { OperatorSession } from '../../prisma/repositories/operator-sessions.ts';
import type { Operator } from '../../prisma/repositories/operators.ts';

export const viewOperator = (operator: Operator) => ({
  user_id: operator.operatorId,
  email: operator.email,
  display_name: operator.displayName,
  role: operator.role,
  is_active: operator.isActive,
  created_at: operator.createdAt,
  created_by: operator.createdBy,
  last_login: operator.lastLoginAt,
  metadata: operator.metadata,
});

export const viewSession = (session: OperatorSession, currentId: string | null) => ({
  session_id: session.sessionId,
  user_id: session.operatorId,
  created_at: session.createdAt,
  last_seen_at: session.lastSeenAt,
  expires_at: session.expiresAt,
  address: session.address,
  user_agent: session.userAgent,
  is_current: session.sessionId === currentId,
});
