import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { TEMPORAL_NAMESPACE } from '../../local/stack-environment.ts';
import { type BareActivities, FLOOR_QUEUE } from './messages.ts';

const [address = ''] = process.argv.slice(2);

/** Tells the process that forked it, as a worker of ours tells an API process. */
const activities: BareActivities = { answer: async (callId) => void process.send?.(callId) };

Runtime.install({ logger: new DefaultLogger('WARN') });
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  namespace: TEMPORAL_NAMESPACE,
  taskQueue: FLOOR_QUEUE,
  workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
  activities,
});
await worker.run();
await connection.close();
