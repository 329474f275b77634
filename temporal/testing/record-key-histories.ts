import { KeysStack } from '../../tests/support/litellm-management/start-keys-stack.ts';
import { createKeepHistories } from './keep-histories.ts';
import { recordedLiteLlmKeys } from './recorded-litellm-keys.ts';

// The same as `record-histories.ts` for keys at LiteLLM, whose stack has another LiteLLM:
// `node temporal/testing/record-key-histories.ts [name …]`, then `npx biome check --write temporal/testing`.
const keys = await KeysStack.start('record-key-histories');
try {
  const keep = createKeepHistories(keys.temporal, process.argv.slice(2));
  for (const [name, run] of Object.entries(recordedLiteLlmKeys)) await keep(name, () => run(keys));
} finally {
  await keys.stop();
}
