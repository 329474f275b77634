import { transactionList, transactionsQuery, type transactionTypes } from '#schemas/credits.ts';
import { teamParams } from '#schemas/teams.ts';
import { type EntryFilter, listEntries } from '../../../prisma/repositories/credit-entries.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead } from '../../own-team.ts';
import { pageOf } from '../../page-of.ts';
import { viewTransaction } from '../../views/credits.ts';
import { findAnyTeam } from '../teams/living-team.ts';

/** The entries that a type of transaction is told of. */
const entriesOf: Readonly<Record<(typeof transactionTypes)[number], Pick<EntryFilter, 'kind' | 'isCharged'>>> = {
  allocation: { kind: 'grant' },
  hold: { kind: 'hold' },
  hold_growth: { kind: 'grow' },
  deduction: { kind: 'settle', isCharged: true },
  release: { kind: 'settle', isCharged: false },
  refund: { kind: 'refund' },
  expiry: { kind: 'expire' },
  adjustment: { kind: 'adjust' },
};

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
    const { job_id: jobId, transaction_type: type, from, to: before } = query;
    const filter = { teamId, jobId, from, before, ...(type && entriesOf[type]) };
    const { total, next, rows } = await listEntries(db, filter, pageOf(query));
    return { team_id: teamId, total, next_cursor: next, transactions: rows.map(viewTransaction) };
  },
});
