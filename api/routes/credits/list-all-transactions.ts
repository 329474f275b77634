import { allTransactions, allTransactionsQuery } from '#schemas/credits.ts';
import { listEntries } from '../../../prisma/repositories/credit-entries.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewTransaction } from '../../views/credits.ts';
import { entryFilter } from './entry-filter.ts';

export const listAllTransactions = defineRoute({
  method: 'get',
  path: '/api/credits/transactions',
  summary: 'Movements of credits of all teams, newest first',
  tag: 'Credits',
  access: 'viewer',
  query: allTransactionsQuery,
  reply: allTransactions,
  rows: 'transactions',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { team_id: teamId, organization_id: organizationId } = query;
    const filter = { teamId, organizationId, ...entryFilter(query) };
    const { total, next, rows } = await listEntries(db, filter, pageOf(query));
    return { total, next_cursor: next, transactions: rows.map(viewTransaction) };
  },
});
