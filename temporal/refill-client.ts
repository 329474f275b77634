import {
  Client,
  type ClientInterceptors,
  type ConnectionLike,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/client';
import type { refillWorkflow } from '../workflows/index.ts';
import { refillChangedSignal } from '../workflows/refill-messages.ts';
import { engineError, engineUnavailable } from './engine-error.ts';
import type { Refills } from './refills.ts';
import { teamIdKey } from './search-attributes.ts';
import { JOBS_QUEUE } from './task-queues.ts';

export type RefillsOptions = {
  readonly connection: ConnectionLike;
  readonly namespace: string;
  /** What goes along with every request, such as the trace that it belongs to. */
  readonly interceptors: ClientInterceptors;
  readonly requestTimeoutMs: number;
};

/** {@link Refills} on Temporal: one workflow per team, which ends when its refill is turned off. */
export function createRefills({ connection, namespace, interceptors, requestTimeoutMs }: RefillsOptions): Refills {
  const { workflow } = new Client({ connection, namespace, interceptors });
  const atOnce = <T>(ask: () => Promise<T>): Promise<T> =>
    connection.withDeadline(Date.now() + requestTimeoutMs, ask).catch((error: unknown) => {
      throw engineError(error, engineUnavailable());
    });
  return {
    async reconfigure(teamId) {
      const signal = { signal: refillChangedSignal, signalArgs: [] as [] };
      await atOnce(() =>
        workflow.signalWithStart<typeof refillWorkflow, []>('refillWorkflow', { ...startOptions(teamId), ...signal }),
      );
    },

    async ensure(teamId) {
      await atOnce(() =>
        workflow.start<typeof refillWorkflow>('refillWorkflow', startOptions(teamId)).catch(ignoreStarted),
      );
    },
  };
}

const startOptions = (teamId: string) => ({
  workflowId: `refill-${teamId}`,
  taskQueue: JOBS_QUEUE,
  args: [{ teamId }] as [{ teamId: string }],
  typedSearchAttributes: [{ key: teamIdKey, value: teamId }],
});

function ignoreStarted(error: unknown): void {
  if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
}
