import { DomainError } from '#domain/errors.ts';
import { loginBody, loginReply } from '#schemas/operators.ts';
import { findOperatorToSignIn } from '../../../prisma/repositories/operators.ts';
import { defineRoute } from '../../define-route.ts';
import { verifyPassword } from '../../passwords.ts';
import { signIn } from '../../sign-in.ts';

export const login = defineRoute({
  method: 'post',
  path: '/api/admin-users/login',
  alsoAt: ['/api/admin/login'],
  summary: 'Sign in as an operator, for seven days, or until the session is not used for twelve hours',
  tag: 'Operators',
  access: 'public',
  body: loginBody,
  reply: loginReply,
  errors: ['invalid_request', 'unauthenticated', 'rate_limited'],

  async handle({ body: { email, password }, origin }, { db, loginAttempts }) {
    const attempt = await loginAttempts.begin(email, origin.address);
    const found = await findOperatorToSignIn(db, email);
    const isRight = await verifyPassword(password, found?.passwordHash ?? null);
    if (!found || !isRight) throw new DomainError('unauthenticated', 'E-mail or password is wrong.');
    await attempt.succeed();
    return signIn(db, { operator: found.operator, action: 'POST /api/admin-users/login', origin });
  },
});
