import { operatorView } from '#schemas/operators.ts';
import { defineRoute } from '../../define-route.ts';
import { viewOperator } from '../../views/operator.ts';
import { findKnownOperator, ownId } from './known-operator.ts';

export const getMe = defineRoute({
  method: 'get',
  path: '/api/admin-users/me',
  alsoAt: ['/api/admin/me'],
  summary: 'The operator who is signed in',
  tag: 'Operators',
  access: 'viewer',
  reply: operatorView,
  errors: ['not_found'],

  async handle({ caller }, { db }) {
    return viewOperator(await findKnownOperator(db, ownId(caller.operatorId)));
  },
});
