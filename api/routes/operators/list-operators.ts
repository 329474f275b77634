import { operatorList, operatorListQuery } from '#schemas/operators.ts';
import { listOperators as findOperators } from '../../../prisma/repositories/operators.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewOperator } from '../../views/operator.ts';

export const listOperators = defineRoute({
  method: 'get',
  path: '/api/admin-users',
  summary: 'Operators, newest first unless sorted otherwise',
  tag: 'Operators',
  access: 'viewer',
  query: operatorListQuery,
  reply: operatorList,
  rows: 'users',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { role, is_active: isActive, q: search } = query;
    const { total, next, rows } = await findOperators(db, { role, isActive, search }, pageOf(query));
    return { total, next_cursor: next, users: rows.map(viewOperator) };
  },
});
