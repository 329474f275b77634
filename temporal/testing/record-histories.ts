import { Client, Connection } from '@temporalio/client';
import { startTestStack } from '../../local/testing/start-test-stack.ts';
import { workflowIdOf } from '../job-workflow-client.ts';
import { eventTypes, readRuns } from './job-histories.ts';
import { writeRecorded } from './recorded-histories.ts';
import { recordedJobs } from './recorded-jobs.ts';
import { recordedReconciliations } from './recorded-reconciliations.ts';
import { recordedRefills } from './recorded-refills.ts';
import { Recording } from './recording.ts';

/** Low enough for a handful of calls to fill a history, and to double it while calls overlap. */
const EVENTS_BEFORE_NEW_HISTORY = 60;

// Runs a job, a refill and a reconciliation of every kind on a stack of its own and keeps their histories. To be run when a
// workflow has changed on purpose: `node temporal/testing/record-histories.ts [name …]`, then
// `npx biome check --write temporal/testing`.
const { stack, stopAndRemove } = await startTestStack({
  name: 'record-histories',
  temporal: { dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': EVENTS_BEFORE_NEW_HISTORY } },
});
const connection = await Connection.connect({ address: stack.environment.TEMPORAL_ADDRESS });
try {
  const temporal = new Client({ connection });
  const recording = await Recording.start(stack, temporal);
  const wanted = process.argv.slice(2);
  const keep = async (name: string, run: () => Promise<string>) => {
    if (wanted.length > 0 && !wanted.includes(name)) return;
    const histories = await readRuns(temporal, await run());
    histories.forEach((history, index) => {
      writeRecorded(histories.length > 1 ? `${name}-${index + 1}` : name, history);
      process.stdout.write(`${name}: ${history.events.length} events, ends ${eventTypes(history).at(-1)}\n`);
    });
  };
  for (const [name, run] of Object.entries(recordedJobs))
    await keep(name, async () => workflowIdOf(await run(recording)));
  for (const [name, run] of Object.entries({ ...recordedRefills, ...recordedReconciliations }))
    await keep(name, () => run(recording));
} finally {
  await connection.close();
  await stopAndRemove();
}
