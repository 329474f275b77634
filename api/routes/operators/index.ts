import type { Route } from '../../define-route.ts';
import { changePassword } from './change-password.ts';
import { createOperator } from './create-operator.ts';
import { deleteOperator } from './delete-operator.ts';
import { endOperatorSession } from './end-operator-session.ts';
import { endOperatorSessions } from './end-operator-sessions.ts';
import { endOwnSession } from './end-own-session.ts';
import { endOwnSessions } from './end-own-sessions.ts';
import { getMe } from './get-me.ts';
import { getOperator } from './get-operator.ts';
import { getSetupStatus } from './get-setup-status.ts';
import { listAuditLogs } from './list-audit-logs.ts';
import { listOperators } from './list-operators.ts';
import { listOwnSessions } from './list-own-sessions.ts';
import { listSessions } from './list-sessions.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { setUp } from './set-up.ts';
import { updateOperator } from './update-operator.ts';

/** Who operates the place. `me` and `audit-logs` come before the operators' ids. */
export const operatorUserRoutes: readonly Route[] = [
  getSetupStatus,
  setUp,
  login,
  logout,
  getMe,
  changePassword,
  listOwnSessions,
  endOwnSession,
  endOwnSessions,
  listAuditLogs,
  listOperators,
  createOperator,
  getOperator,
  updateOperator,
  deleteOperator,
  listSessions,
  endOperatorSession,
  endOperatorSessions,
];
