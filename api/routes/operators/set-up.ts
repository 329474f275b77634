import type { z } from 'zod';
import { DomainError } from '#domain/errors.ts';
import { loginReply, setupBody } from '#schemas/operators.ts';
import type { Database } from '../../../prisma/client.ts';
import { hasOperators, useSetupToken } from '../../../prisma/repositories/first-operator.ts';
import { createOperator } from '../../../prisma/repositories/operators.ts';
import { assertGoodPassword } from '../../assert-good-password.ts';
import { defineRoute } from '../../define-route.ts';
import { hashPassword } from '../../passwords.ts';
import { sha256 } from '../../secrets.ts';
import { signIn } from '../../sign-in.ts';
import { nameFor } from './known-operator.ts';

export const setUp = defineRoute({
  method: 'post',
  path: '/api/admin-users/setup',
  summary: 'Make the first operator, an owner, with the token that the API printed at its first start; and sign in',
  tag: 'Operators',
  access: 'public',
  body: setupBody,
  reply: loginReply,
  errors: ['invalid_request', 'forbidden', 'conflict', 'rate_limited'],

  async handle({ body, origin }, { db, loginAttempts }) {
    const attempt = await loginAttempts.begin('the setup token', origin.address);
    await assertNeeded(db);
    const { email, password, display_name: displayName = nameFor(email) } = body;
    await assertGoodPassword({ field: 'password', password, email, displayName });
    const passwordHash = await hashPassword(password);
    const made = await db.transaction(async (transaction) => {
      if (!(await useSetupToken(transaction, sha256(body.setup_token)))) throw await explainRefusal(db);
      const fields = { email, displayName, role: 'owner' as const, metadata: {}, createdBy: null, passwordHash };
      const operator = await createOperator(transaction, fields);
      return signIn(transaction, { operator, action: 'POST /api/admin-users/setup', origin, after: shown(body) });
    });
    await attempt.succeed();
    return made;
  },
});

async function assertNeeded(db: Database): Promise<void> {
  if (!(await hasOperators(db))) return;
  throw new DomainError('conflict', 'There is an operator already. Sign in, or ask an owner to add you.');
}

async function explainRefusal(db: Database): Promise<DomainError> {
  await assertNeeded(db);
  const message =
    'setup_token: this is not the token that the API printed at its first start. If it is lost, make an operator with the master key: POST /api/admin-users/create.';
  return new DomainError('forbidden', message);
}

const shown = ({ email, display_name }: z.output<typeof setupBody>) => ({ email, display_name, role: 'owner' });
