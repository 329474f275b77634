import { endedSessions, operatorParams } from '#schemas/operators.ts';
import { endSessions } from '../../../prisma/repositories/operator-sessions.ts';
import { defineRoute } from '../../define-route.ts';
import { findKnownOperator } from './known-operator.ts';

export const endOperatorSessions = defineRoute({
  method: 'delete',
  path: '/api/admin-users/:user_id/sessions',
  summary: "End all of an operator's sessions",
  tag: 'Operators',
  access: 'owner',
  params: operatorParams,
  reply: endedSessions,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params }, { db }) {
    const { operatorId } = await findKnownOperator(db, params.user_id);
    return { sessions_ended: await endSessions(db, operatorId), message: 'All sessions of the operator have ended.' };
  },
});
