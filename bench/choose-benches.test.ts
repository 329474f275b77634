import { expect, it } from 'vitest';
import { CannotRun, chooseBenches } from './choose-benches.ts';

it('takes every bench when none is named, but the one that needs a large database', () => {
  const { names, note } = chooseBenches([], true);
  expect(names).toEqual(expect.arrayContaining(['call', 'job', 'scale-out']));
  expect(names).not.toContain('lists');
  expect(note).toBeUndefined();
});

it('leaves the cluster out where there is no Go, and says so', () => {
  const { names, note } = chooseBenches([], false);
  expect(names).toEqual(expect.arrayContaining(['call', 'memory']));
  expect(names).not.toContain('scale-out');
  expect(note).toMatch(/scale-out needs Go/);
});

it('takes the benches that are named', () => {
  expect(chooseBenches(['lists', 'scale-out'], true)).toEqual({ names: ['lists', 'scale-out'] });
});

it.each([
  [['call', 'scale-out'], false, /scale-out needs Go/],
  [['call', 'speed'], true, /There is no bench speed\. There are: call, floor, .*scale-out/],
])('refuses %j where it cannot be run', (asked, hasServer, message) => {
  expect(() => chooseBenches(asked, hasServer)).toThrow(CannotRun);
  expect(() => chooseBenches(asked, hasServer)).toThrow(message);
});
