import { unpricedCallList, unpricedCallsQuery } from '#schemas/unpriced-calls.ts';
import { listUnpricedCalls as findCalls } from '../../../prisma/repositories/unpriced-calls.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewUnpricedCall } from '../../views/unpriced-call.ts';

export const listUnpricedCalls = defineRoute({
  method: 'get',
  path: '/api/unpriced-calls',
  summary: 'Calls whose cost is unknown, newest first',
  tag: 'Margins',
  access: 'viewer',
  query: unpricedCallsQuery,
  reply: unpricedCallList,
  rows: 'calls',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const filter = { alias: query.alias, teamId: query.team_id };
    const { total, next, rows } = await findCalls(db, filter, pageOf(query));
    return { total, next_cursor: next, calls: rows.map(viewUnpricedCall) };
  },
});
