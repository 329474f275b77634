import { waitUntil } from '../../local/process/wait-until.ts';
import { createReconciliations } from '../reconciliation-client.ts';
import type { Recording } from './recording.ts';

const REQUEST_MS = 5_000;
const SPAN = { from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' };

/** A reconciliation of every kind: each runs one and answers its workflow's id. */
export const recordedReconciliations: Readonly<Record<string, (recording: Recording) => Promise<string>>> = {
  async 'reconciled-when-asked'({ temporal }) {
    const { connection } = temporal;
    const reconciliations = createReconciliations({
      connection,
      namespace: 'default',
      interceptors: {},
      requestTimeoutMs: REQUEST_MS,
    });
    await reconciliations.start('recorded', SPAN);
    return untilEnded(temporal, 'reconcile-recorded');
  },

  async 'reconciled-by-its-schedule'({ temporal }) {
    const schedule = temporal.schedule.getHandle('reconcile');
    await schedule.trigger();
    const lastRun = async () => (await schedule.describe()).info.recentActions.at(-1)?.action.workflow.workflowId;
    await waitUntil(async () => (await lastRun()) !== undefined, { withinMs: 30_000 });
    return untilEnded(temporal, (await lastRun()) ?? 'reconcile');
  },
};

async function untilEnded({ workflow }: Recording['temporal'], workflowId: string): Promise<string> {
  await workflow.getHandle(workflowId).result();
  return workflowId;
}
