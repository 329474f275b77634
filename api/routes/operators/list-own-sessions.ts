import { sessionList, sessionListQuery } from '#schemas/operators.ts';
import { listSessions } from '../../../prisma/repositories/operator-sessions.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewSession } from '../../views/operator.ts';
import { ownId } from './known-operator.ts';

export const listOwnSessions = defineRoute({
  method: 'get',
  path: '/api/admin-users/me/sessions',
  summary: 'Where you are signed in',
  tag: 'Operators',
  access: 'viewer',
  query: sessionListQuery,
  reply: sessionList,
  rows: 'sessions',
  errors: ['invalid_request', 'not_found'],

  async handle({ query, caller }, { db }) {
    const { total, next, rows } = await listSessions(db, ownId(caller.operatorId), pageOf(query));
    const sessions = rows.map((session) => viewSession(session, caller.sessionId));
    return { total, next_cursor: next, sessions };
  },
});
