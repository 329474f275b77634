import { sessionList } from '#schemas/operators.ts';
import { listSessions } from '../../../prisma/repositories/operator-sessions.ts';
import { defineRoute } from '../../define-route.ts';
import { viewSession } from '../../views/operator.ts';
import { ownId } from './known-operator.ts';

export const listOwnSessions = defineRoute({
  method: 'get',
  path: '/api/admin-users/me/sessions',
  summary: 'Where you are signed in',
  tag: 'Operators',
  access: 'viewer',
  reply: sessionList,
  errors: ['not_found'],

  async handle({ caller }, { db }) {
    const sessions = await listSessions(db, ownId(caller.operatorId));
    return { total: sessions.length, sessions: sessions.map((session) => viewSession(session, caller.sessionId)) };
  },
});
