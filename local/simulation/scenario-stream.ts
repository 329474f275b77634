import fc from 'fast-check';
import { type Scenario, scenarios } from '#domain/ledger/testing/scenario.ts';

const SIZE = { jobs: 15, operations: 120 };
const AT_A_TIME = 50;

/** Teams' scenarios, always the same ones for a seed, with so many operations in all. */
export function* scenarioStream(seed: number, operations: number): Generator<Scenario> {
  const random = scenarios(SIZE);
  let left = operations;
  for (let batch = 0; left > 0; batch += 1) {
    for (const scenario of fc.sample(random, { seed: Math.imul(seed, 1_000_003) + batch, numRuns: AT_A_TIME })) {
      if (left > 0) yield { ...scenario, operations: scenario.operations.slice(0, left) };
      left -= SIZE.operations;
    }
  }
}
