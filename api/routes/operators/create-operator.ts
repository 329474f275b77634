import { changedOperator, createOperatorBody } from '#schemas/operators.ts';
import { createOperator as storeOperator } from '../../../prisma/repositories/operators.ts';
import { assertGoodPassword } from '../../assert-good-password.ts';
import { defineRoute } from '../../define-route.ts';
import { hashPassword } from '../../passwords.ts';
import { viewOperator } from '../../views/operator.ts';
import { explainTaken, nameFor } from './known-operator.ts';

export const createOperator = defineRoute({
  method: 'post',
  path: '/api/admin-users/create',
  alsoAt: ['/api/admin-users'],
  summary: 'Add an operator',
  tag: 'Operators',
  access: 'owner',
  body: createOperatorBody,
  reply: changedOperator,
  errors: ['invalid_request', 'forbidden', 'already_exists'],

  async handle({ body, caller }, { db }) {
    const { email, password, role, metadata, display_name: displayName = nameFor(email) } = body;
    await assertGoodPassword({ field: 'password', password, email, displayName });
    const passwordHash = await hashPassword(password);
    const fields = { email, displayName, role, metadata, createdBy: caller.operatorId, passwordHash };
    const operator = await storeOperator(db, fields).catch((error: unknown) => {
      throw explainTaken(error);
    });
    return { ...viewOperator(operator), message: 'Operator added. Tell them the password: it is not shown again.' };
  },
});
