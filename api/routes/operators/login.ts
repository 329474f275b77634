import { DomainError } from '#domain/errors.ts';
import { loginBody, loginReply } from '#schemas/operators.ts';
import { findOperatorToSignIn, startSession } from '../../../prisma/repositories/operators.ts';
import { defineRoute } from '../../define-route.ts';
import { verifyPassword } from '../../passwords.ts';
import { newToken, sha256 } from '../../secrets.ts';
import { viewOperator } from '../../views/operator.ts';

const SESSION_SECONDS = 12 * 60 * 60;

export const login = defineRoute({
  method: 'post',
  path: '/api/admin-users/login',
  alsoAt: ['/api/admin/login'],
  summary: 'Sign in as an operator, for twelve hours',
  tag: 'Operators',
  access: 'public',
  body: loginBody,
  reply: loginReply,
  errors: ['invalid_request', 'unauthenticated'],

  async handle({ body: { email, password } }, { db }) {
    const found = await findOperatorToSignIn(db, email);
    const isRight = await verifyPassword(password, found?.passwordHash ?? null);
    if (!found || !isRight) throw new DomainError('unauthenticated', 'E-mail or password is wrong.');

    const { operator } = found;
    const token = newToken();
    const session = { operatorId: operator.operatorId, tokenHash: sha256(token), lifetimeSeconds: SESSION_SECONDS };
    const { expiresAt, lastLoginAt } = await startSession(db, session);
    return {
      access_token: token,
      token_type: 'bearer' as const,
      expires_at: expiresAt,
      user: viewOperator({ ...operator, lastLoginAt }),
    };
  },
});
