import { Client, type ClientInterceptors, type ConnectionLike } from '@temporalio/client';
import type { liteLlmKeysWorkflow, liteLlmKeyWorkflow } from '../workflows/index.ts';
import { type LiteLlmKeyInput, lookAgainSignal } from '../workflows/litellm-key-messages.ts';
import { engineError, engineUnavailable } from './engine-error.ts';
import type { LiteLlmKeys } from './litellm-keys.ts';
import type { LiteLlmKeysMode } from './litellm-keys-mode.ts';
import { teamIdKey } from './search-attributes.ts';
import { JOBS_QUEUE } from './task-queues.ts';

export type LiteLlmKeysOptions = {
  readonly mode: LiteLlmKeysMode;
  readonly connection: ConnectionLike;
  readonly namespace: string;
  /** What goes along with every request, such as the trace that it belongs to. */
  readonly interceptors: ClientInterceptors;
  readonly requestTimeoutMs: number;
};

/**
 * {@link LiteLlmKeys} on Temporal: one workflow per team, which ends when LiteLLM has what it should. Throws
 * `engine_unavailable` when Temporal cannot be reached.
 */
export function createLiteLlmKeys(options: LiteLlmKeysOptions): LiteLlmKeys {
  const { mode, connection, namespace, interceptors, requestTimeoutMs } = options;
  if (mode !== 'database') return notStored;
  const { workflow } = new Client({ connection, namespace, interceptors });
  const atOnce = async (ask: () => Promise<unknown>): Promise<void> => {
    await connection.withDeadline(Date.now() + requestTimeoutMs, ask).catch((error: unknown) => {
      throw engineError(error, engineUnavailable());
    });
  };
  const signal = { taskQueue: JOBS_QUEUE, signal: lookAgainSignal, signalArgs: [] as [] };
  return {
    areStored: true,
    changed: (teamId) =>
      atOnce(() =>
        workflow.signalWithStart<typeof liteLlmKeyWorkflow, []>('liteLlmKeyWorkflow', {
          ...signal,
          workflowId: `litellm-key-${teamId}`,
          args: [{ teamId }] as [LiteLlmKeyInput],
          typedSearchAttributes: [{ key: teamIdKey, value: teamId }],
        }),
      ),
    changedForMany: () =>
      atOnce(() =>
        workflow.signalWithStart<typeof liteLlmKeysWorkflow, []>('liteLlmKeysWorkflow', {
          ...signal,
          workflowId: 'litellm-keys-changed',
          args: ['stored'] as ['stored'],
        }),
      ),
  };
}

const notStored: LiteLlmKeys = {
  areStored: false,
  changed: async () => undefined,
  changedForMany: async () => undefined,
};
