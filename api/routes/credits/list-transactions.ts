import { transactionList, transactionsQuery } from '#schemas/credits.ts';
import { teamParams } from '#schemas/teams.ts';
import { listEntries } from '../../../prisma/repositories/credit-entries.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead } from '../../own-team.ts';
import { pageOf } from '../../page-of.ts';
import { viewTransaction } from '../../views/credits.ts';
import { findAnyTeam } from '../teams/living-team.ts';
import { entryFilter } from './entry-filter.ts';

export const listTransactions = defineRoute({
  method: 'get',
  path: '/api/credits/teams/:team_id/transactions',
  summary: "Every movement of a team's credits, newest first",
  tag: 'Credits',
  access: 'team_or_viewer',
  params: teamParams,
  query: transactionsQuery,
  reply: transactionList,
  rows: 'transactions',
  errors: ['invalid_request', 'not_found'],

  async handle({ params: { team_id: teamId }, query, caller }, { db }) {
    assertMayRead(caller, teamId);
    await findAnyTeam(db, teamId);
    const { total, next, rows } = await listEntries(db, { teamId, ...entryFilter(query) }, pageOf(query));
    return { team_id: teamId, total, next_cursor: next, transactions: rows.map(viewTransaction) };
  },
});
