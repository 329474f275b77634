import { waitUntil } from '../../local/process/wait-until.ts';
import { createReconciliations } from '../reconciliation-client.ts';
import type { Recording } from './recording.ts';
import { runThroughOutage } from './run-through-outage.ts';
import type { Scenarios } from './scenarios.ts';
import { untilEnded } from './until-ended.ts';

const REQUEST_MS = 5_000;
const SPAN = { from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' };

/** Reconciliations of every kind. */
export const recordedReconciliations: Scenarios<Recording> = {
  async 'reconciled-when-asked'({ temporal }) {
    return untilEnded(temporal, await ask(temporal, 'recorded'));
  },

  async 'reconciled-again-through-an-outage'(recording) {
    const again = () => ask(recording.temporal, 'recorded-again');
    return untilEnded(recording.temporal, await runThroughOutage(recording, again, again));
  },

  async 'reconciled-by-its-schedule'({ temporal }) {
    const schedule = temporal.schedule.getHandle('reconcile');
    await schedule.trigger();
    const lastRun = async () => (await schedule.describe()).info.recentActions.at(-1)?.action.workflow.workflowId;
    await waitUntil(async () => (await lastRun()) !== undefined, { withinMs: 30_000 });
    return untilEnded(temporal, (await lastRun()) ?? 'reconcile');
  },
};

async function ask({ connection }: Recording['temporal'], reconciliationId: string): Promise<string> {
  const reconciliations = createReconciliations({
    connection,
    namespace: 'default',
    interceptors: {},
    requestTimeoutMs: REQUEST_MS,
  });
  await reconciliations.start(reconciliationId, SPAN);
  return `reconcile-${reconciliationId}`;
}
