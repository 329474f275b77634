import { assertOwnerRemains, assertSomebodyElse } from '#domain/operators.ts';
import { operatorParams, updatedOperator, updateOperatorBody } from '#schemas/operators.ts';
import { endSessions } from '../../../prisma/repositories/operator-sessions.ts';
import { lockActiveOwners, updateOperator as storeChanges } from '../../../prisma/repositories/operators.ts';
import { assertGoodPassword } from '../../assert-good-password.ts';
import { defineRoute } from '../../define-route.ts';
import { hashPassword } from '../../passwords.ts';
import { viewOperator } from '../../views/operator.ts';
import { explainTaken, findKnownOperator, operatorNotFound } from './known-operator.ts';

export const updateOperator = defineRoute({
  method: 'put',
  path: '/api/admin-users/:user_id',
  summary: 'Change an operator, give a new password, or switch them off: their sessions end within a second',
  tag: 'Operators',
  access: 'owner',
  params: operatorParams,
  body: updateOperatorBody,
  reply: updatedOperator,
  errors: ['invalid_request', 'forbidden', 'not_found', 'already_exists', 'conflict'],

  async handle({ params: { user_id: operatorId }, body, caller }, { db }) {
    const { email, display_name: displayName, role, is_active: isActive, password, metadata } = body;
    if (isActive === false) assertSomebodyElse(caller.operatorId, operatorId, 'deactivate');
    const present = await findKnownOperator(db, operatorId);
    if (isActive === false || (role !== undefined && role !== 'owner'))
      assertOwnerRemains(await lockActiveOwners(db), operatorId);
    if (password !== undefined)
      await assertGoodPassword({ field: 'password', password, email: email ?? present.email });
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    const changes = { email, displayName, role, isActive, metadata, passwordHash };
    const changed = await storeChanges(db, operatorId, changes).catch((error: unknown) => {
      throw explainTaken(error);
    });
    if (!changed) throw operatorNotFound(operatorId);
    const ended = passwordHash !== undefined || isActive === false ? await endSessions(db, operatorId) : 0;
    return {
      ...viewOperator(changed),
      password_changed: passwordHash !== undefined,
      sessions_ended: ended,
      message: 'Operator updated.',
    };
  },
});
