import { DomainError } from '#domain/errors.ts';
import { reconciliationDetail, reconciliationParams, residualsQuery } from '#schemas/reconciliations.ts';
import { findReconciliation, listResiduals } from '../../../prisma/repositories/reconciliations.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewReconciliation, viewResidual } from '../../views/reconciliation.ts';

export const getReconciliation = defineRoute({
  method: 'get',
  path: '/api/reconciliations/:reconciliation_id',
  summary: 'A reconciliation with what it found, each with the reason',
  tag: 'Margins',
  access: 'viewer',
  params: reconciliationParams,
  query: residualsQuery,
  reply: reconciliationDetail,
  rows: 'residuals',
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { reconciliation_id: id }, query }, { db }) {
    const run = await findReconciliation(db, id);
    if (!run)
      throw new DomainError('not_found', `There is no reconciliation ${id}. GET /api/reconciliations lists them.`);
    const filter = { reconciliationId: id, kind: query.kind, teamId: query.team_id };
    const { total, next, rows } = await listResiduals(db, filter, pageOf(query));
    return { ...viewReconciliation(run), total, next_cursor: next, residuals: rows.map(viewResidual) };
  },
});
