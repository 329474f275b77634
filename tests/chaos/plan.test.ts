import { describe, expect, it } from 'vitest';
import { faultyParts, planRun, useCaseNames } from './plan.ts';

const size = { seed: 7, jobs: 2_000, seconds: 600, faults: 100, vanishing: true };

describe('the plan of a chaos run', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(planRun(size)).toEqual(planRun(size));
    expect(planRun({ ...size, seed: 8 }).faults.map(({ part }) => part)).not.toEqual(
      planRun(size).faults.map(({ part }) => part),
    );
  });

  it('has every use case, part, kind of fault and ending in it, spread over the time', () => {
    const { jobs, faults } = planRun(size);
    expect(new Set(jobs.map(({ useCase }) => useCase))).toEqual(new Set(useCaseNames));
    expect(new Set(jobs.map(({ ending }) => ending))).toEqual(new Set(['complete', 'cancel', 'leave', 'vanish']));
    expect(new Set(faults.map(({ part }) => part))).toEqual(new Set(faultyParts));
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['kill', 'freeze', 'restart']));
    for (const planned of [jobs, faults]) {
      const times = planned.map(({ atMs }) => atMs);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.at(-1)).toBeGreaterThan(590_000);
      expect(times.at(-1)).toBeLessThan(600_000);
    }
  });
});
