import { answersHttp } from '../process/answers-http.ts';
import type { PartDefinition } from '../process/part-definition.ts';
import type { StackContext } from '../stack-context.ts';
import { nodeProgram } from './node-program.ts';

export type WorkerPart = { readonly name: string; readonly healthPort: number; readonly workflowBundle: string };

/** A Temporal worker of ours; it takes its workflow code from a bundle, to be back soon after a kill. */
export function worker(context: StackContext, { name, healthPort, workflowBundle }: WorkerPart): PartDefinition {
  const address = `http://127.0.0.1:${healthPort}`;
  return {
    name,
    address,
    ports: [{ port: healthPort, variable: 'WORKER_HEALTH_PORT' }],
    launch: () =>
      nodeProgram(context, 'temporal/worker.ts', { WORKER_HEALTH_PORT: healthPort, WORKFLOW_BUNDLE: workflowBundle }),
    isReady: () => answersHttp(`${address}/health/ready`, [200]),
  };
}
