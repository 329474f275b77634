import { microCredits, microToCredits, nanoToUsd, nanoUsd } from '#domain/money.ts';
import { residualUnits } from '#domain/residuals.ts';
import type { Reconciliation, Residual } from '../../prisma/repositories/reconciliations.ts';

export const viewReconciliation = (run: Reconciliation) => ({
  reconciliation_id: run.reconciliationId,
  from: run.from,
  to: run.to,
  status: run.finishedAt ? ('finished' as const) : ('running' as const),
  jobs: run.jobs,
  calls: run.calls,
  credits_charged: microToCredits(run.chargedMicroCredits),
  credits_in_ledger: microToCredits(run.ledgerMicroCredits),
  cost_usd: nanoToUsd(run.costNanoUsd),
  reported_cost_usd: nanoToUsd(run.reportedNanoUsd),
  residual_count: run.residuals,
  started_at: run.startedAt,
  finished_at: run.finishedAt,
});

/** Something that does not agree, its amounts in the unit of its kind. */
export function viewResidual({ kind, teamId, jobId, callId, expected, found, reason }: Residual) {
  const unit = residualUnits[kind];
  const shown = (amount: bigint | null) => (amount === null ? null : inUnit[unit](amount));
  return {
    kind,
    team_id: teamId,
    job_id: jobId,
    call_id: callId,
    unit,
    expected: shown(expected),
    found: shown(found),
    reason,
  };
}

const inUnit = {
  credits: (amount: bigint) => microToCredits(microCredits(amount)),
  usd: (amount: bigint) => nanoToUsd(nanoUsd(amount)),
  count: Number,
};
