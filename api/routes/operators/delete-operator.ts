import { assertOwnerRemains, assertSomebodyElse } from '#domain/operators.ts';
import { deletedOperator, operatorParams } from '#schemas/operators.ts';
import { lockActiveOwners, deleteOperator as removeOperator } from '../../../prisma/repositories/operators.ts';
import { defineRoute } from '../../define-route.ts';
import { operatorNotFound } from './known-operator.ts';

export const deleteOperator = defineRoute({
  method: 'delete',
  path: '/api/admin-users/:user_id',
  summary: 'Delete an operator for good. The audit log keeps what they did',
  tag: 'Operators',
  access: 'owner',
  params: operatorParams,
  reply: deletedOperator,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { user_id: operatorId }, caller }, { db }) {
    assertSomebodyElse(caller.operatorId, operatorId, 'delete');
    assertOwnerRemains(await lockActiveOwners(db), operatorId);
    if (!(await removeOperator(db, operatorId))) throw operatorNotFound(operatorId);
    return { user_id: operatorId, message: 'Operator deleted. Its sessions have ended.' };
  },
});
