import { DomainError } from '#domain/errors.ts';
import { operatorView } from '#schemas/operators.ts';
import { findOperator } from '../../../prisma/repositories/operators.ts';
import { defineRoute } from '../../define-route.ts';
import { viewOperator } from '../../views/operator.ts';

export const getMe = defineRoute({
  method: 'get',
  path: '/api/admin-users/me',
  alsoAt: ['/api/admin/me'],
  summary: 'The operator who is signed in',
  tag: 'Operators',
  access: 'viewer',
  reply: operatorView,
  errors: ['not_found'],

  async handle({ caller: { operatorId } }, { db }) {
    const operator = operatorId === null ? null : await findOperator(db, operatorId);
    if (operator) return viewOperator(operator);
    throw new DomainError(
      'not_found',
      'The master key belongs to no operator. Sign in with POST /api/admin-users/login.',
    );
  },
});
