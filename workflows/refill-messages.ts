import { defineSignal } from '@temporalio/workflow';

export type RefillInput = { readonly teamId: string };

/** The team's refill was configured: look at it again. */
export const refillChangedSignal = defineSignal('refillChanged');
