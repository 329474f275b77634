import { reconciliationList, reconciliationsQuery } from '#schemas/reconciliations.ts';
import { listReconciliations as findReconciliations } from '../../../prisma/repositories/reconciliations.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewReconciliation } from '../../views/reconciliation.ts';

export const listReconciliations = defineRoute({
  method: 'get',
  path: '/api/reconciliations',
  summary: 'Reconciliations, newest first. One of the day before (UTC) runs every day',
  tag: 'Margins',
  access: 'viewer',
  query: reconciliationsQuery,
  reply: reconciliationList,
  rows: 'reconciliations',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { total, next, rows } = await findReconciliations(db, pageOf(query));
    return { total, next_cursor: next, reconciliations: rows.map(viewReconciliation) };
  },
});
