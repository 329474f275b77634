import { transactionList, transactionsQuery } from '#schemas/credits.ts';
import { teamParams } from '#schemas/teams.ts';
import { listEntries } from '../../../prisma/repositories/credit-entries.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead } from '../../own-team.ts';
import { viewTransaction } from '../../views/credits.ts';
import { findAnyTeam } from '../teams/living-team.ts';

export const listTransactions = defineRoute({
  method: 'get',
  path: '/api/credits/teams/:team_id/transactions',
  summary: "Every movement of a team's credits, newest first",
  tag: 'Credits',
  access: 'team_or_viewer',
  params: teamParams,
  query: transactionsQuery,
  reply: transactionList,
  errors: ['invalid_request', 'not_found'],

  async handle({ params: { team_id: teamId }, query, caller }, { db }) {
    assertMayRead(caller, teamId);
    await findAnyTeam(db, teamId);
    const { total, entries } = await listEntries(db, teamId, query);
    return { team_id: teamId, total, transactions: entries.map(viewTransaction) };
  },
});
