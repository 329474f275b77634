import { setupStatus } from '#schemas/operators.ts';
import { hasOperators } from '../../../prisma/repositories/first-operator.ts';
import { defineRoute } from '../../define-route.ts';

export const getSetupStatus = defineRoute({
  method: 'get',
  path: '/api/admin-users/setup/status',
  summary: 'Whether the first operator is still to be made',
  tag: 'Operators',
  access: 'public',
  reply: setupStatus,
  errors: [],

  async handle(_request, { db }) {
    return { needs_setup: !(await hasOperators(db)) };
  },
});
