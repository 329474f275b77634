import {
  CancellationScope,
  condition,
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
} from '@temporalio/workflow';
import type { CallReference } from '#domain/model-calls.ts';
import type { Activities } from '../activities/index.ts';
import { describeFailure } from '../temporal/failures.ts';
import { ledgerWrite, modelCall } from './activity-options.ts';

const { callModel } = proxyActivities<Activities>(modelCall);
const { failCall } = proxyLocalActivities<Activities>(ledgerWrite);

/**
 * The calls of one job. Any number run at once, and none of them can fail the job: callers hear from the activities.
 *
 * A history that has grown long is left at a moment without calls. Where there never is one, calls that come once the
 * history has doubled wait for those that run, and begin in the next history.
 */
export class ModelCalls {
  readonly #scope = new CancellationScope();
  readonly #underWay = new Set<string>();
  #waiting: CallReference[] = [];
  #longSince: number | null = null;

  /** Calls that were accepted and have not begun. */
  get waiting(): readonly CallReference[] {
    return this.#waiting;
  }

  /** Makes a call, now or in the next history. One that is being made already is not made twice. */
  async serve(call: CallReference): Promise<void> {
    if (this.#isDraining()) this.#waiting.push(call);
    else await this.make(call);
  }

  /** Answers whether the call succeeded. */
  async make(call: CallReference): Promise<boolean> {
    if (this.#underWay.has(call.callId)) return false;
    this.#underWay.add(call.callId);
    try {
      return (await this.#scope.run(() => callModel(call))).succeeded;
    } catch (failure) {
      await CancellationScope.nonCancellable(() => failCall({ ...call, ...describeFailure(failure) }));
      return false;
    } finally {
      this.#underWay.delete(call.callId);
    }
  }

  /** Ends a call that came after its job had closed. */
  refuse(call: CallReference): Promise<void> {
    return failCall({ ...call, code: 'job_closed', detail: 'The call came after its job had closed' });
  }

  /** Stops the calls under way, down to the provider's socket. */
  cancel(): void {
    this.#scope.cancel();
  }

  /** Ends when every accepted call has ended. */
  async finish(): Promise<void> {
    await Promise.all(this.#waiting.splice(0).map((call) => this.make(call)));
    await condition(() => this.#underWay.size === 0);
  }

  shouldContinueAsNew(): boolean {
    const { continueAsNewSuggested, historyLength } = workflowInfo();
    if (continueAsNewSuggested) this.#longSince ??= historyLength;
    return continueAsNewSuggested && this.#underWay.size === 0;
  }

  #isDraining(): boolean {
    return this.#longSince !== null && workflowInfo().historyLength >= 2 * this.#longSince;
  }
}
