import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  proxyLocalActivities,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { firstOutcome, type JobOutcome } from '#domain/jobs.ts';
import type { Activities } from '../activities/index.ts';
import { jobOutcomeKey } from '../temporal/search-attributes.ts';
import { ledgerWrite } from './activity-options.ts';
import { callModelSignal, cancelCallSignal, finishUpdate, type JobInput, openUpdate } from './job-messages.ts';
import { ModelCalls } from './model-calls.ts';

const { openJob, settleJob } = proxyLocalActivities<Activities>(ledgerWrite);

/** One customer job: hold its credits, serve its model calls until the first outcome, then settle its bill. */
export async function jobWorkflow(input: JobInput): Promise<void> {
  const { jobId, onlyCall = null, carried } = input;
  const calls = new ModelCalls();
  const job = { outcome: null as JobOutcome | null, isSettled: false };
  const opened = carried ? Promise.resolve() : uncancelled(() => openJob({ jobId, notify: onlyCall }));

  setHandler(openUpdate, () => opened);
  setHandler(callModelSignal, (call) =>
    uncancelled(() => (job.outcome === null ? calls.serve(call) : calls.refuse(call))),
  );
  setHandler(cancelCallSignal, (callId) => uncancelled(() => calls.cancelOne(callId)));
  setHandler(finishUpdate, async (wanted) => {
    const standing = close(wanted);
    await uncancelled(() => condition(() => job.isSettled));
    return standing;
  });

  if (await succeeds(opened)) {
    await serveUntilClosed().catch(closeIfCancelled);
    if (job.outcome === null) await continueAsNew<typeof jobWorkflow>({ ...input, carried: calls.waiting });
    await uncancelled(settle);
  }
  job.isSettled = true;
  await uncancelled(() => condition(allHandlersFinished));

  async function serveUntilClosed(): Promise<void> {
    if (onlyCall) {
      return void close(await calls.make({ ...onlyCall, replyTo: null }));
    }
    for (const call of carried ?? []) void calls.make(call);
    const isOver = () => job.outcome !== null || calls.shouldContinueAsNew();
    // As deep in scopes as a call's activity: a cancelled workflow gives its commands in the order that older jobs recorded.
    const inTime = await CancellationScope.cancellable(() =>
      condition(isOver, Math.max(1, input.deadlineAtMs - Date.now())),
    );
    if (!inTime) close('expired');
  }

  function close(wanted: JobOutcome): JobOutcome {
    job.outcome = firstOutcome(job.outcome, wanted);
    if (job.outcome === 'cancelled' || job.outcome === 'expired') calls.cancel();
    return job.outcome;
  }

  /** An operator may cancel the workflow itself, in the Temporal UI. */
  function closeIfCancelled(error: unknown): void {
    if (!isCancellation(error)) throw error;
    close('cancelled');
  }

  async function settle(): Promise<void> {
    await calls.finish();
    const outcome = await settleJob({ jobId, outcome: job.outcome ?? 'failed', notify: onlyCall });
    upsertSearchAttributes([{ key: jobOutcomeKey, value: outcome }]);
  }
}

/** An operator's cancellation of the workflow ends a job in good order: it cuts nothing short but its calls. */
const uncancelled = <T>(work: () => Promise<T>): Promise<T> => CancellationScope.nonCancellable(work);

const succeeds = (promise: Promise<void>): Promise<boolean> =>
  promise.then(
    () => true,
    () => false,
  );
