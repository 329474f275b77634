import { operatorParams, sessionList, sessionListQuery } from '#schemas/operators.ts';
import { listSessions as findSessions } from '../../../prisma/repositories/operator-sessions.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewSession } from '../../views/operator.ts';
import { findKnownOperator } from './known-operator.ts';

export const listSessions = defineRoute({
  method: 'get',
  path: '/api/admin-users/:user_id/sessions',
  summary: 'Where an operator is signed in',
  tag: 'Operators',
  access: 'owner',
  params: operatorParams,
  query: sessionListQuery,
  reply: sessionList,
  rows: 'sessions',
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, query, caller }, { db }) {
    const { operatorId } = await findKnownOperator(db, params.user_id);
    const { total, next, rows } = await findSessions(db, operatorId, pageOf(query));
    const sessions = rows.map((session) => viewSession(session, caller.sessionId));
    return { total, next_cursor: next, sessions };
  },
});
