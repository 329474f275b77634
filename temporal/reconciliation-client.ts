import { Client, type ClientInterceptors, type ConnectionLike } from '@temporalio/client';
import type { Span } from '#domain/day-before.ts';
import type { reconcileWorkflow } from '../workflows/index.ts';
import { reconcileAgainSignal } from '../workflows/reconcile-messages.ts';
import { engineError, engineUnavailable } from './engine-error.ts';
import type { Reconciliations } from './reconciliations.ts';
import { JOBS_QUEUE } from './task-queues.ts';

export type ReconciliationsOptions = {
  readonly connection: ConnectionLike;
  readonly namespace: string;
  /** What goes along with every request, such as the trace that it belongs to. */
  readonly interceptors: ClientInterceptors;
  readonly requestTimeoutMs: number;
};

/** {@link Reconciliations} on Temporal: a workflow per span, which compares once more when it is asked while it runs. */
export function createReconciliations(options: ReconciliationsOptions): Reconciliations {
  const { connection, namespace, interceptors, requestTimeoutMs } = options;
  const { workflow } = new Client({ connection, namespace, interceptors });
  return {
    async start(reconciliationId, span) {
      const ask = () =>
        workflow.signalWithStart<typeof reconcileWorkflow, []>('reconcileWorkflow', {
          workflowId: `reconcile-${reconciliationId}`,
          taskQueue: JOBS_QUEUE,
          args: [span] as [Span],
          signal: reconcileAgainSignal,
          signalArgs: [],
        });
      await connection.withDeadline(Date.now() + requestTimeoutMs, ask).catch((error: unknown) => {
        throw engineError(error, engineUnavailable());
      });
    },
  };
}
