import { loggedOut } from '#schemas/operators.ts';
import { endSession } from '../../../prisma/repositories/operator-sessions.ts';
import { defineRoute } from '../../define-route.ts';

export const logout = defineRoute({
  method: 'post',
  path: '/api/admin-users/logout',
  alsoAt: ['/api/admin/logout'],
  summary: 'End this session',
  tag: 'Operators',
  access: 'viewer',
  reply: loggedOut,
  errors: [],

  async handle({ caller: { operatorId, sessionId } }, { db }) {
    if (operatorId === null || sessionId === null) return { message: 'The master key has no session to end.' };
    await endSession(db, operatorId, sessionId);
    return { message: 'Signed out.' };
  },
});
