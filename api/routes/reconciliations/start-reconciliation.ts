import { reconciliationBody, reconciliationView } from '#schemas/reconciliations.ts';
import { requestReconciliation } from '../../../prisma/repositories/reconciliations.ts';
import { defineRoute } from '../../define-route.ts';
import { invalid } from '../../invalid.ts';
import { viewReconciliation } from '../../views/reconciliation.ts';

export const startReconciliation = defineRoute({
  method: 'post',
  path: '/api/reconciliations',
  summary: 'Compare ledger, calls and LiteLLM over a span. The same span again runs the same reconciliation anew',
  tag: 'Margins',
  access: 'admin',
  body: reconciliationBody,
  reply: reconciliationView,
  errors: ['invalid_request', 'forbidden', 'engine_unavailable'],

  async handle({ body: { from, to } }, { db, reconciliations }) {
    if (from >= to) throw invalid('to', 'must be after from');
    if (to > new Date()) throw invalid('to', 'must not be in the future: jobs that close later would be missing');
    const span = { from: from.toISOString(), to: to.toISOString() };
    const requested = await requestReconciliation(db, span);
    await reconciliations.start(requested.reconciliationId, span);
    return viewReconciliation(requested);
  },
});
