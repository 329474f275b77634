import type { JobOutcome } from '#domain/jobs.ts';
import type { CallReference } from '#domain/model-calls.ts';
import type { Deps } from '../deps.ts';
import { answerCall } from '../llm/answer-call.ts';
import { type ModelCallResult, resultOf } from '../llm/call-model.ts';
import { tellOutcome } from '../llm/tell-outcome.ts';
import { tryOpenJob } from './open-job.ts';
import { settleOnce } from './settle-job.ts';

export type OnlyCall = CallReference & { readonly jobId: string };

/** `settled`: how its job was closed; null when the call was stopped, and its workflow knows why. */
export type OnlyCallResult = ModelCallResult & { readonly settled: JobOutcome | null };

/**
 * All of a job that consists of one call: holds its credits, makes the call, charges it, and tells the caller then. Each step
 * finds out by itself whether an earlier attempt has done it.
 */
export const runOnlyCall = (deps: Deps) =>
  async function runOnlyCall({ jobId, ...reference }: OnlyCall): Promise<OnlyCallResult> {
    if (!(await tryOpenJob(deps, { jobId, notify: reference }))) return { succeeded: false, settled: 'failed' };
    const outcome = await answerCall(deps, reference.callId);
    const result = resultOf(outcome);
    if (result.cancelled) {
      await tellOutcome(deps, { ...reference, replyTo: null }, outcome);
      return { ...result, settled: null };
    }
    const settled = await settleOnce(deps, jobId, result.succeeded ? 'completed' : 'failed');
    await tellOutcome(deps, reference, outcome);
    return { ...result, settled };
  };
