import type { TestProject } from 'vitest/node';
import type { StackEnvironment } from '../stack-environment.ts';
import { partNames } from '../stack-options.ts';
import { startTestStack } from './start-test-stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The running stack's variables: `inject('stack').API_URL`, `.MASTER_KEY`, … */
    stack: StackEnvironment;
  }
}

/** Far below Temporal's own 4,096, so that tests see jobs go on in fresh histories. */
const EVENTS_BEFORE_NEW_HISTORY = 200;

/** Vitest's global set-up: one whole stack for all test files that do not kill its parts. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const temporal = { dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': EVENTS_BEFORE_NEW_HISTORY } };
  const { stack, stopAndRemove } = await startTestStack({ name: 'shared', parts: partNames, temporal });
  project.provide('stack', stack.environment);
  return stopAndRemove;
}
