import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { buildWorkflowBundle } from '../workflow-bundle.ts';
import { type JobHistory, toReplay } from './job-histories.ts';

/** Replays histories under the workflow code as it is. */
export class Replay {
  readonly #workflowBundle: WorkflowBundle;

  private constructor(workflowBundle: WorkflowBundle) {
    this.#workflowBundle = workflowBundle;
  }

  /** Once in a process. */
  static async start(): Promise<Replay> {
    const filter = makeTelemetryFilterString({ core: 'ERROR' });
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter, console: {} } } });
    return new Replay(await buildWorkflowBundle());
  }

  /** Answers why the code could not go on with the history, or null when it can. */
  async refusalOf(history: JobHistory): Promise<string | null> {
    const [refusal] = (await this.refusalsOf(new Map([['recorded', history]]))).values();
    if (refusal === undefined) throw new Error('Nothing was replayed');
    return refusal;
  }

  /** The same for many, by their names, in a fraction of the time. */
  async refusalsOf(named: ReadonlyMap<string, JobHistory>): Promise<ReadonlyMap<string, string | null>> {
    const histories = [...named].map(([workflowId, history]) => ({ workflowId, history: toReplay(history) }));
    const refusals = new Map<string, string | null>();
    const results = Worker.runReplayHistories({ workflowBundle: this.#workflowBundle }, histories);
    for await (const { workflowId, error } of results) refusals.set(workflowId, error?.message ?? null);
    return refusals;
  }
}
