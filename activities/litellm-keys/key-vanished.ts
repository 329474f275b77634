import { ApplicationFailure } from '@temporalio/common';

/** Its row was deleted by hand, or its encryption key was taken away, while its workflow was at work. */
export const keyVanished = (keyId: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(`The key ${keyId} is not stored any more, or does not open`, 'litellm_key_vanished');
