import {
  CancellationScope,
  condition,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
} from '@temporalio/workflow';
import type { JobOutcome } from '#domain/jobs.ts';
import type { CallReference } from '#domain/model-calls.ts';
import type { Activities } from '../activities/index.ts';
import type { ModelCallResult } from '../activities/llm/call-model.ts';
import { describeFailure } from '../temporal/failures.ts';
import { ledgerWrite, modelCall, turn } from './activity-options.ts';

const { callModel } = proxyActivities<Activities>(modelCall);
const { awaitTurn } = proxyActivities<Activities>(turn);
const { failCall } = proxyLocalActivities<Activities>(ledgerWrite);

type AskModel = (call: CallReference) => Promise<ModelCallResult>;

/**
 * The calls of one job. Any number run at once, and none of them can fail the job: callers hear from the activities.
 *
 * A history that has grown long is left at a moment without calls. Where there never is one, calls that come once the
 * history has doubled wait for those that run, and begin in the next history.
 */
export class ModelCalls {
  readonly #scope = new CancellationScope();
  readonly #underWay = new Map<string, CancellationScope>();
  readonly #cancelled = new Set<string>();
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

  /** Answers how the call ended. `ask` is the activity that makes it. */
  async make(call: CallReference, ask: AskModel = callModel): Promise<JobOutcome> {
    const { callId } = call;
    if (this.#underWay.has(callId)) return 'failed';
    try {
      const { succeeded, cancelled } = await this.#scope.run(() => this.#begin(call, ask));
      if (succeeded) return 'completed';
      return cancelled ? 'cancelled' : 'failed';
    } catch (failure) {
      await CancellationScope.nonCancellable(() => failCall({ ...call, ...describeFailure(failure) }));
      return isCancellation(failure) ? 'cancelled' : 'failed';
    } finally {
      this.#underWay.delete(callId);
    }
  }

  /** In a scope of its own, so that it can be stopped alone. */
  #begin(call: CallReference, ask: AskModel): ReturnType<AskModel> {
    const scope = new CancellationScope();
    this.#underWay.set(call.callId, scope);
    if (this.#cancelled.has(call.callId)) scope.cancel();
    return scope.run(async () => {
      if (call.waits && !(await awaitTurn(call))) return { succeeded: false };
      return ask(call);
    });
  }

  /** Stops one call, down to the provider's socket. One that has not begun never will. */
  async cancelOne(callId: string): Promise<void> {
    this.#cancelled.add(callId);
    this.#underWay.get(callId)?.cancel();
    const waiting = this.#waiting.filter((call) => call.callId === callId);
    this.#waiting = this.#waiting.filter((call) => call.callId !== callId);
    await Promise.all(waiting.map((call) => this.make(call)));
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
