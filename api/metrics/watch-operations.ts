import type { Registry } from 'prom-client';
import { microToCredits } from '#domain/money.ts';
import type { Database } from '../../prisma/client.ts';
import { type OperatingFigures, readOperatingFigures } from '../../prisma/repositories/operating-figures.ts';
import { type GaugeOf, readGauges } from '../../temporal/telemetry/read-gauges.ts';

const FRESH_MS = 5_000;

/** Shows what is stored of all teams together. Every API process shows the same: take the maximum, not the sum. */
export function watchOperations(registry: Registry, db: Database): void {
  readGauges<OperatingFigures>(registry, { read: () => readOperatingFigures(db), freshMs: FRESH_MS, gauges });
}

const gauge = (
  name: string,
  help: string,
  value: (figures: OperatingFigures) => number,
): GaugeOf<OperatingFigures> => ({ name, help, samples: (figures) => [{ value: value(figures) }] });

const gauges = [
  gauge('saas_open_jobs', 'Jobs that are open', ({ openJobs }) => openJobs),
  gauge('saas_open_holds', 'Open jobs that hold credits', ({ openHolds }) => openHolds),
  gauge('saas_held_credits', 'Credits that open jobs hold', ({ heldMicroCredits }) => microToCredits(heldMicroCredits)),
  gauge(
    'saas_oldest_hold_seconds',
    'Age of the oldest job that holds credits',
    ({ oldestHoldSeconds }) => oldestHoldSeconds,
  ),
  gauge('saas_overdue_jobs', 'Open jobs whose deadline has passed', ({ overdueJobs }) => overdueJobs),
  gauge(
    'saas_ledger_lag_seconds',
    'How long the ledger is behind: since the first deadline of a job that should be settled and is open',
    ({ ledgerLagSeconds }) => ledgerLagSeconds,
  ),
  gauge('saas_calls_under_way', 'Calls that have not ended', ({ callsUnderWay }) => callsUnderWay),
  gauge('saas_oldest_call_seconds', 'Age of the oldest call under way', ({ oldestCallSeconds }) => oldestCallSeconds),
  gauge('saas_unpriced_calls', 'Calls whose cost nobody knows', ({ unpricedCalls }) => unpricedCalls),
  gauge(
    'saas_budget_alerts_of_day',
    'Thresholds of budgets that teams reached in the last 24 hours',
    ({ budgetAlertsOfDay }) => budgetAlertsOfDay,
  ),
  gauge(
    'saas_margin_alerts_of_day',
    'Jobs that fell below their margin floor in the last 24 hours',
    ({ marginAlertsOfDay }) => marginAlertsOfDay,
  ),
];
