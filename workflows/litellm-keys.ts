import { proxyActivities, setHandler } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { upkeep } from './activity-options.ts';
import { lookAgainSignal } from './litellm-key-messages.ts';

const { findDueLiteLlmKeys } = proxyActivities<Activities>(upkeep);

/**
 * Finds teams whose key at LiteLLM is not what it should be and starts their workflows. `stored`: it compares with what LiteLLM
 * was last told, which is quick; otherwise with what LiteLLM has.
 */
export async function liteLlmKeysWorkflow(scope: 'stored' | 'litellm' = 'litellm'): Promise<void> {
  let isChanged = false;
  setHandler(lookAgainSignal, () => {
    isChanged = true;
  });
  do {
    isChanged = false;
    for (let after: string | null = ''; after !== null; ) after = await findDueLiteLlmKeys({ after, scope });
  } while (isChanged);
}
