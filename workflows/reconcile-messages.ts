import { defineSignal } from '@temporalio/workflow';

/** Asks for the span once more: what was asked for while it was compared counts as well. */
export const reconcileAgainSignal = defineSignal('reconcileAgain');
