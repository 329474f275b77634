import { defineSignal } from '@temporalio/workflow';

export type LiteLlmKeyInput = { readonly teamId: string };

/** Something changed that keys at LiteLLM depend on. */
export const lookAgainSignal = defineSignal('lookAgain');
