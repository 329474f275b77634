import { operatorParams, sessionList } from '#schemas/operators.ts';
import { listSessions as findSessions } from '../../../prisma/repositories/operator-sessions.ts';
import { defineRoute } from '../../define-route.ts';
import { viewSession } from '../../views/operator.ts';
import { findKnownOperator } from './known-operator.ts';

export const listSessions = defineRoute({
  method: 'get',
  path: '/api/admin-users/:user_id/sessions',
  summary: 'Where an operator is signed in',
  tag: 'Operators',
  access: 'owner',
  params: operatorParams,
  reply: sessionList,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, caller }, { db }) {
    const { operatorId } = await findKnownOperator(db, params.user_id);
    const sessions = await findSessions(db, operatorId);
    return { total: sessions.length, sessions: sessions.map((session) => viewSession(session, caller.sessionId)) };
  },
});
