import type { Operator } from '../../prisma/repositories/operators.ts';

export const viewOperator = (operator: Operator) => ({
  user_id: operator.operatorId,
  email: operator.email,
  display_name: operator.displayName,
  role: operator.role,
  is_active: operator.isActive,
  created_at: operator.createdAt,
  created_by: null,
  last_login: operator.lastLoginAt,
  metadata: {},
});
