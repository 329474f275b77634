import { loggedOut } from '#schemas/operators.ts';
import { endSession } from '../../../prisma/repositories/operators.ts';
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

  async handle({ caller: { sessionId } }, { db }) {
    if (sessionId === null) return { message: 'The master key has no session to end.' };
    await endSession(db, sessionId);
    return { message: 'Signed out.' };
  },
});
