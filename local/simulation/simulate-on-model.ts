import { isDeepStrictEqual } from 'node:util';
import { newAccount } from '#domain/ledger/account.ts';
import { findBrokenRule } from '#domain/ledger/find-broken-rule.ts';
import { performOperation } from '#domain/ledger/perform-operation.ts';
import { scenarioStream } from './scenario-stream.ts';
import { createTally, type Tally } from './tally.ts';

/**
 * Does so many random operations on the model. After every one all rules of the ledger are checked; those that the
 * scenario repeats are done again, which must change nothing. Throws at the first that fails, naming its place.
 */
export function simulateOnModel(seed: number, operations: number): Tally {
  const tally = createTally();
  let team = 0;
  for (const scenario of scenarioStream(seed, operations)) {
    let account = newAccount(scenario.jobs);
    for (const [step, operation] of scenario.operations.entries()) {
      const { account: after, outcome } = performOperation(account, operation);
      const where = `seed ${seed}, team ${team}, step ${step} (${operation.kind})`;
      const broken = findBrokenRule(after);
      if (broken) throw new Error(`${where} breaks a rule: ${broken}`);
      const isRepeated = operation.kind !== 'wait' && (scenario.times[step] ?? 1) > 1;
      if (isRepeated && !isDeepStrictEqual(performOperation(after, operation).account, after)) {
        throw new Error(`${where} changes something when it is repeated`);
      }
      tally.countOperation(operation, outcome);
      account = after;
    }
    tally.countTeam(account);
    team += 1;
  }
  return tally;
}
