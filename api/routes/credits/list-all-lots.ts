import { allLots, allLotsQuery } from '#schemas/credit-lots.ts';
import { listLots } from '../../../prisma/repositories/credit-lots.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewLot } from '../../views/credit-lot.ts';

export const listAllLots = defineRoute({
  method: 'get',
  path: '/api/credits/lots',
  summary: 'Lots of credits of all teams, newest first',
  tag: 'Credits',
  access: 'viewer',
  query: allLotsQuery,
  reply: allLots,
  rows: 'lots',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { team_id: teamId, organization_id: organizationId, source, usable: usableOnly } = query;
    const filter = { teamId, organizationId, source, usableOnly };
    const { total, next, rows } = await listLots(db, filter, pageOf(query));
    return { total, next_cursor: next, lots: rows.map((lot) => ({ team_id: lot.teamId, ...viewLot(lot, true) })) };
  },
});
