import { allLots, allLotsQuery } from '#schemas/credit-lots.ts';
import { searchLots } from '../../../prisma/repositories/credit-lots.ts';
import { defineRoute } from '../../define-route.ts';
import { viewLot } from '../../views/credit-lot.ts';

export const listAllLots = defineRoute({
  method: 'get',
  path: '/api/credits/lots',
  summary: 'Lots of credits of all teams, newest first',
  tag: 'Credits',
  access: 'viewer',
  query: allLotsQuery,
  reply: allLots,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { team_id: teamId, organization_id: organizationId, source, usable: usableOnly, limit, offset } = query;
    const { total, lots } = await searchLots(db, { teamId, organizationId, source, usableOnly, limit, offset });
    return { total, lots: lots.map((lot) => ({ team_id: lot.teamId, ...viewLot(lot, true) })) };
  },
});
