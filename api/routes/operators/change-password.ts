import { changePasswordBody, endedSessions } from '#schemas/operators.ts';
import { endSessions } from '../../../prisma/repositories/operator-sessions.ts';
import { findOperatorToSignIn, updateOperator } from '../../../prisma/repositories/operators.ts';
import { assertGoodPassword } from '../../assert-good-password.ts';
import { defineRoute } from '../../define-route.ts';
import { invalid } from '../../invalid.ts';
import { hashPassword, verifyPassword } from '../../passwords.ts';
import { findKnownOperator, ownId } from './known-operator.ts';

export const changePassword = defineRoute({
  method: 'post',
  path: '/api/admin-users/me/change-password',
  summary: 'Change your password. Your other sessions end',
  tag: 'Operators',
  access: 'viewer',
  body: changePasswordBody,
  reply: endedSessions,
  errors: ['invalid_request', 'not_found', 'rate_limited'],

  async handle({ body, caller, origin }, { db, loginAttempts }) {
    const { email, displayName, operatorId } = await findKnownOperator(db, ownId(caller.operatorId));
    const attempt = await loginAttempts.begin(email, origin.address);
    const found = await findOperatorToSignIn(db, email);
    if (!(await verifyPassword(body.current_password, found?.passwordHash ?? null)))
      throw invalid('current_password', 'is wrong');
    await attempt.succeed();
    const password = body.new_password;
    if (password === body.current_password) throw invalid('new_password', 'must be another one than the present one');
    await assertGoodPassword({ field: 'new_password', password, email, displayName });
    await updateOperator(db, operatorId, { passwordHash: await hashPassword(password) });
    const ended = await endSessions(db, operatorId, caller.sessionId);
    return { sessions_ended: ended, message: 'Password changed. Your other sessions have ended.' };
  },
});
