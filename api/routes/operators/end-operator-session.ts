import { endedSessions, sessionParams } from '#schemas/operators.ts';
import { defineRoute } from '../../define-route.ts';
import { endOneSession } from './end-one-session.ts';
import { findKnownOperator } from './known-operator.ts';

export const endOperatorSession = defineRoute({
  method: 'delete',
  path: '/api/admin-users/:user_id/sessions/:session_id',
  summary: "End one of an operator's sessions",
  tag: 'Operators',
  access: 'owner',
  params: sessionParams,
  reply: endedSessions,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params }, { db }) {
    const { operatorId } = await findKnownOperator(db, params.user_id);
    return endOneSession(db, operatorId, params.session_id);
  },
});
