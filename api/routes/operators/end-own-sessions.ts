import { endedSessions } from '#schemas/operators.ts';
import { endSessions } from '../../../prisma/repositories/operator-sessions.ts';
import { defineRoute } from '../../define-route.ts';
import { ownId } from './known-operator.ts';

export const endOwnSessions = defineRoute({
  method: 'delete',
  path: '/api/admin-users/me/sessions',
  summary: 'End all your sessions but this one',
  tag: 'Operators',
  access: 'viewer',
  reply: endedSessions,
  errors: ['not_found'],

  async handle({ caller }, { db }) {
    const ended = await endSessions(db, ownId(caller.operatorId), caller.sessionId);
    return { sessions_ended: ended, message: 'Your other sessions have ended.' };
  },
});
