import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They last a minute and more, and are not the largest, by which Vitest goes as long as it has seen no run. */
const LONGEST = [
  'admin/accessibility.browser.test.ts',
  'tests/secrecy.stack.test.ts',
  'admin/models.browser.test.ts',
  'tests/failure-contract.fault.test.ts',
  'tests/kills.fault.test.ts',
  'tests/litellm-key-faults.fault.test.ts',
  'tests/metrics.fault.test.ts',
];

/** Begins with the files that last longest, so that not one worker works through them alone in the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(name));
  return place === -1 ? LONGEST.length : place;
}
