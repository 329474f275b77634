import { operatorList, operatorListQuery } from '#schemas/operators.ts';
import { listOperators as findOperators } from '../../../prisma/repositories/operators.ts';
import { defineRoute } from '../../define-route.ts';
import { viewOperator } from '../../views/operator.ts';

export const listOperators = defineRoute({
  method: 'get',
  path: '/api/admin-users',
  summary: 'Operators, newest first unless sorted otherwise',
  tag: 'Operators',
  access: 'viewer',
  query: operatorListQuery,
  reply: operatorList,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query: { is_active: isActive, q: search, ...rest } }, { db }) {
    const { total, operators } = await findOperators(db, { isActive, search, ...rest });
    return { total, users: operators.map(viewOperator) };
  },
});
