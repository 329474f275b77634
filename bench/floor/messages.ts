import { defineSignal } from '@temporalio/workflow';

export const FLOOR_QUEUE = 'floor';

export type BareActivities = { answer(callId: string): Promise<void> };

/** One call of a bare job: its id, which is what the caller is told when it is done. */
export const callSignal = defineSignal<[string]>('call');
export const endSignal = defineSignal('end');
