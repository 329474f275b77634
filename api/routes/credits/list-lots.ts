import { lotList, lotsQuery } from '#schemas/credit-lots.ts';
import { teamParams } from '#schemas/teams.ts';
import { expireDueLots, listLots as readLots } from '../../../prisma/repositories/credit-lots.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead } from '../../own-team.ts';
import { viewLot } from '../../views/credit-lot.ts';
import { findAnyTeam } from '../teams/living-team.ts';

export const listLots = defineRoute({
  method: 'get',
  path: '/api/credits/teams/:team_id/lots',
  summary: "A team's lots of credits, in the order in which they are used",
  tag: 'Credits',
  access: 'team_or_viewer',
  params: teamParams,
  query: lotsQuery,
  reply: lotList,
  errors: ['invalid_request', 'not_found'],

  async handle({ params: { team_id: teamId }, query: { usable: usableOnly, limit, offset }, caller }, { db }) {
    assertMayRead(caller, teamId);
    await findAnyTeam(db, teamId);
    await expireDueLots(db, teamId);
    const { total, lots } = await readLots(db, teamId, { usableOnly, limit, offset });
    return { team_id: teamId, total, lots: lots.map((lot) => viewLot(lot, caller.kind === 'operator')) };
  },
});
