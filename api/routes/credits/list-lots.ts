import { lotList, lotsQuery } from '#schemas/credit-lots.ts';
import { teamParams } from '#schemas/teams.ts';
import { expireDueLots, listLots as readLots } from '../../../prisma/repositories/credit-lots.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead } from '../../own-team.ts';
import { pageOf } from '../../page-of.ts';
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
  rows: 'lots',
  errors: ['invalid_request', 'not_found'],

  async handle({ params: { team_id: teamId }, query, caller }, { db }) {
    assertMayRead(caller, teamId);
    await findAnyTeam(db, teamId);
    await expireDueLots(db, teamId);
    const { total, next, rows } = await readLots(db, { teamId, usableOnly: query.usable }, pageOf(query));
    const lots = rows.map((lot) => viewLot(lot, caller.kind === 'operator'));
    return { team_id: teamId, total, next_cursor: next, lots };
  },
});
