import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client, type Connection } from '@temporalio/client';
import { TEMPORAL_NAMESPACE } from '../../local/stack-environment.ts';
import { connectLazily } from '../../temporal/connect.ts';
import type { BenchStack } from '../bench-stack.ts';
import { callSignal, endSignal, FLOOR_QUEUE } from './messages.ts';
import type { bareJob, bareOnlyCall } from './workflows.ts';

const workerFile = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Temporal's SDK with nothing around it: the same server, a worker of its own, activities that do nothing. */
export class BareTemporal {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #worker: ChildProcess;
  readonly #waiting = new Map<string, () => void>();
  readonly pids: ReadonlyMap<string, number>;

  private constructor({ stack, pids }: BenchStack) {
    const { TEMPORAL_ADDRESS: address } = stack.environment;
    this.#connection = connectLazily(address);
    this.#client = new Client({ connection: this.#connection, namespace: TEMPORAL_NAMESPACE });
    this.#worker = fork(workerFile, [address], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#worker.on('message', (callId) => this.#answered(String(callId)));
    const { pid } = this.#worker;
    if (pid === undefined) throw new Error('The bare worker did not start');
    this.pids = new Map([...pids, ['worker', pid]]);
  }

  /** Answers once its worker has answered. */
  static async start(stack: BenchStack): Promise<BareTemporal> {
    const bare = new BareTemporal(stack);
    await bare.onlyCall();
    return bare;
  }

  async openJob(): Promise<string> {
    const workflowId = `bare-${crypto.randomUUID()}`;
    await this.#client.workflow.start<typeof bareJob>('bareJob', { workflowId, taskQueue: FLOOR_QUEUE });
    return workflowId;
  }

  async call(workflowId: string): Promise<void> {
    const callId = crypto.randomUUID();
    const answered = this.#answerOf(callId);
    await this.#client.workflow.getHandle(workflowId).signal(callSignal, callId);
    await answered;
  }

  async onlyCall(): Promise<void> {
    const callId = crypto.randomUUID();
    const answered = this.#answerOf(callId);
    const start = { workflowId: `bare-${callId}`, taskQueue: FLOOR_QUEUE, args: [callId] as [string] };
    await this.#client.workflow.start<typeof bareOnlyCall>('bareOnlyCall', start);
    await answered;
  }

  async endJob(workflowId: string): Promise<void> {
    const handle = this.#client.workflow.getHandle(workflowId);
    await handle.signal(endSignal);
    await handle.result();
  }

  async stop(): Promise<void> {
    const ended = once(this.#worker, 'exit');
    this.#worker.kill();
    await ended;
    await this.#connection.close();
  }

  #answerOf(callId: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(callId, resolve));
  }

  #answered(callId: string): void {
    this.#waiting.get(callId)?.();
    this.#waiting.delete(callId);
  }
}
