import { describe, expect, it } from 'vitest';
import { withinTime } from './within-time.ts';

/** As a process that is stopped for so long: no CPU is used meanwhile. */
const freeze = (milliseconds: number): unknown =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

describe('withinTime', () => {
  it('answers what the work does, and throws what it throws', () => {
    expect(withinTime(100, () => 7)).toBe(7);
    expect(() =>
      withinTime(100, () => {
        throw new Error('no');
      }),
    ).toThrow('no');
  });

  it('ends work that does not end', () => {
    expect(() =>
      withinTime(50, () => {
        for (;;);
      }),
    ).toThrow(/timed out/);
  });

  it('does work again in whose time the process did not run', () => {
    let times = 0;
    const result = withinTime(50, () => {
      times += 1;
      if (times === 1) freeze(120);
      return 'done';
    });
    expect([result, times]).toEqual(['done', 2]);
  });

  it('gives up on work that only waits', () => {
    expect(() => withinTime(20, () => freeze(60))).toThrow(/timed out/);
  });
});
