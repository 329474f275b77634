import { operatorParams, operatorView } from '#schemas/operators.ts';
import { defineRoute } from '../../define-route.ts';
import { viewOperator } from '../../views/operator.ts';
import { findKnownOperator } from './known-operator.ts';

export const getOperator = defineRoute({
  method: 'get',
  path: '/api/admin-users/:user_id',
  summary: 'An operator',
  tag: 'Operators',
  access: 'viewer',
  params: operatorParams,
  reply: operatorView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params }, { db }) {
    return viewOperator(await findKnownOperator(db, params.user_id));
  },
});
