import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { firstOutcome, type JobOutcome } from '#domain/jobs.ts';
import type { CallReference } from '#domain/model-calls.ts';
import type { Activities } from '../activities/index.ts';
import { jobOutcomeKey } from '../temporal/search-attributes.ts';
import { ledgerWrite, modelCall } from './activity-options.ts';
import { callModelSignal, cancelCallSignal, finishUpdate, type JobInput, openUpdate } from './job-messages.ts';
import { ModelCalls } from './model-calls.ts';

const { openJob, settleJob } = proxyLocalActivities<Activities>(ledgerWrite);
const { runOnlyCall } = proxyActivities<Activities>(modelCall);

/** One customer job: hold its credits, serve its model calls until the first outcome, then settle its bill. */
export async function jobWorkflow(input: JobInput): Promise<void> {
  const { version = 1, jobId, onlyCall = null, carried } = input;
  const isOneActivity = version >= 2 && onlyCall !== null && !onlyCall.waits;
  const calls = new ModelCalls();
  const whole = CancellationScope.current();
  const job = { outcome: null as JobOutcome | null, settledAs: null as JobOutcome | null, isSettled: false };
  const open = () => uncancelled(() => openJob({ jobId, notify: onlyCall }));
  const opened = carried || isOneActivity ? Promise.resolve() : open();

  setHandler(openUpdate, () => opened);
  setHandler(callModelSignal, (call) =>
    uncancelled(() => (job.outcome === null ? calls.serve(call) : calls.refuse(call))),
  );
  setHandler(cancelCallSignal, (callId) => uncancelled(() => calls.cancelOne(callId)));
  setHandler(finishUpdate, async (wanted) => {
    close(wanted);
    await uncancelled(() => condition(() => job.isSettled));
    return job.outcome ?? wanted;
  });

  if (await succeeds(opened)) {
    await serveUntilClosed().catch(closeIfCancelled);
    if (job.outcome === null) await continueAsNew<typeof jobWorkflow>({ ...input, carried: calls.waiting });
    await uncancelled(settle);
  }
  job.isSettled = true;
  await uncancelled(() => condition(allHandlersFinished));

  async function serveUntilClosed(): Promise<void> {
    if (onlyCall) return void close(await (isOneActivity ? runInOneGo(onlyCall) : makeOnlyCall(onlyCall)));
    for (const call of carried ?? []) void calls.make(call);
    const isOver = () => job.outcome !== null || calls.shouldContinueAsNew();
    // As deep in scopes as a call's activity: a cancelled workflow gives its commands in the order that older jobs recorded.
    const inTime = await CancellationScope.cancellable(() =>
      condition(isOver, Math.max(1, input.deadlineAtMs - Date.now())),
    );
    if (!inTime) close('expired');
  }

  /** Its caller waits for the bill as well: who settles tells of both. */
  function makeOnlyCall(call: CallReference): Promise<JobOutcome> {
    return calls.make({ ...call, replyTo: null });
  }

  /** The same with its hold before and its bill afterwards, by one activity. */
  function runInOneGo(onlyCall: CallReference): Promise<JobOutcome> {
    return calls.make(onlyCall, async (call) => {
      const result = await runOnlyCall({ ...call, jobId });
      job.settledAs = result.settled;
      return result;
    });
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
    // Whoever completed it meanwhile pays for no calls that the cancellation has cut off.
    if (whole.consideredCancelled && job.outcome === 'completed') job.outcome = 'cancelled';
    // The one activity was stopped or gave up, perhaps before it held anything; only what is held can be settled.
    if (job.settledAs === null && isOneActivity && !(await succeeds(open()))) return;
    job.outcome = job.settledAs ?? (await settleJob({ jobId, outcome: job.outcome ?? 'failed', notify: onlyCall }));
    if (job.outcome === 'completed' && version >= 2) return;
    upsertSearchAttributes([{ key: jobOutcomeKey, value: job.outcome }]);
  }
}

/** An operator's cancellation of the workflow ends a job in good order: it cuts nothing short but its calls. */
const uncancelled = <T>(work: () => Promise<T>): Promise<T> => CancellationScope.nonCancellable(work);

const succeeds = (promise: Promise<void>): Promise<boolean> =>
  promise.then(
    () => true,
    () => false,
  );
