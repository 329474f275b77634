import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstOutcome,
  isClosed,
  type JobOutcome,
  jobOutcomes,
  jobStatuses,
  openStatuses,
  statusToWire,
} from './jobs.ts';

describe('firstOutcome', () => {
  it('lets the first outcome stand, whatever comes after it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...jobOutcomes), { minLength: 1 }), (asked) => {
        const standing = asked.reduce<JobOutcome | null>(firstOutcome, null);
        expect(standing).toBe(asked[0]);
      }),
    );
  });
});

describe('isClosed', () => {
  it.each(openStatuses)('is false for a job that is %s', (status) => {
    expect(isClosed(status)).toBe(false);
  });

  it.each(jobOutcomes)('is true for a job that is %s', (status) => {
    expect(isClosed(status)).toBe(true);
  });
});

it('writes states in upper case on the wire', () => {
  expect(jobStatuses.map(statusToWire)).toEqual([
    'PENDING',
    'IN_PROGRESS',
    'COMPLETED',
    'FAILED',
    'CANCELLED',
    'EXPIRED',
  ]);
});
