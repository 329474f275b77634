import { condition, proxyActivities, setHandler } from '@temporalio/workflow';
import { type BareActivities, callSignal, endSignal } from './messages.ts';

const { answer } = proxyActivities<BareActivities>({ startToCloseTimeout: '1 minute' });

/** What every durable call is at the least: a signal, and an activity for it. */
export async function bareJob(): Promise<void> {
  let hasEnded = false;
  setHandler(callSignal, answer);
  setHandler(endSignal, () => {
    hasEnded = true;
  });
  await condition(() => hasEnded);
}

/** What every durable job of one call is at the least: a start, and an activity. */
export async function bareOnlyCall(callId: string): Promise<void> {
  await answer(callId);
}
