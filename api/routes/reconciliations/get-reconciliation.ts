import { DomainError } from '#domain/errors.ts';
import { reconciliationDetail, reconciliationParams, residualsQuery } from '#schemas/reconciliations.ts';
import { findReconciliation, listResiduals } from '../../../prisma/repositories/reconciliations.ts';
import { defineRoute } from '../../define-route.ts';
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
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { reconciliation_id: id }, query: { team_id: teamId, ...query } }, { db }) {
    const run = await findReconciliation(db, id);
    if (!run)
      throw new DomainError('not_found', `There is no reconciliation ${id}. GET /api/reconciliations lists them.`);
    const { total, residuals } = await listResiduals(db, id, { teamId, ...query });
    return { ...viewReconciliation(run), total, residuals: residuals.map(viewResidual) };
  },
});
