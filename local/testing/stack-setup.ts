import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../prisma/client.ts';
import { checkLedger } from '../../prisma/repositories/ledger-check.ts';
import type { StackEnvironment } from '../stack-environment.ts';
import { partNames } from '../stack-options.ts';
import { writeLedgerCheck } from '../write-ledger-check.ts';
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
  return async () => {
    try {
      await expectCleanLedger(stack.environment.DATABASE_URL);
    } finally {
      await stopAndRemove();
    }
  };
}

/** Whatever the tests did, no credit may be lost or made: fails the run otherwise. */
async function expectCleanLedger(url: string): Promise<void> {
  const db = openDatabase({ url, maxConnections: 2, onError: () => undefined });
  try {
    const check = await checkLedger(db);
    if (check.differences.length > 0)
      throw new Error(`The tests left a ledger that does not add up.\n${writeLedgerCheck(check)}`);
  } finally {
    await db.close();
  }
}
