import { unpricedCallList, unpricedCallsQuery } from '#schemas/unpriced-calls.ts';
import { listUnpricedCalls as findCalls } from '../../../prisma/repositories/unpriced-calls.ts';
import { defineRoute } from '../../define-route.ts';
import { viewUnpricedCall } from '../../views/unpriced-call.ts';

export const listUnpricedCalls = defineRoute({
  method: 'get',
  path: '/api/unpriced-calls',
  summary: 'Calls whose cost is unknown, newest first',
  tag: 'Margins',
  access: 'viewer',
  query: unpricedCallsQuery,
  reply: unpricedCallList,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { total, calls } = await findCalls(db, query);
    return { total, calls: calls.map(viewUnpricedCall) };
  },
});
