import { allTransactions, allTransactionsQuery } from '#schemas/credits.ts';
import { searchEntries } from '../../../prisma/repositories/credit-entries.ts';
import { defineRoute } from '../../define-route.ts';
import { viewTransaction } from '../../views/credits.ts';

export const listAllTransactions = defineRoute({
  method: 'get',
  path: '/api/credits/transactions',
  summary: 'Movements of credits of all teams, newest first',
  tag: 'Credits',
  access: 'viewer',
  query: allTransactionsQuery,
  reply: allTransactions,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { team_id: teamId, organization_id: organizationId, job_id: jobId, transaction_type: type, ...page } = query;
    const { total, entries } = await searchEntries(db, { teamId, organizationId, jobId, type, ...page });
    return { total, transactions: entries.map(viewTransaction) };
  },
});
