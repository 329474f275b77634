import { expect, test } from 'vitest';
import { moveEntry } from './move-entry.ts';

test('an entry moves up and down, and the others keep their order', () => {
  expect(moveEntry(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moveEntry(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
});

test('nothing moves beyond an end', () => {
  const entries = ['a', 'b'];
  expect(moveEntry(entries, 0, -1)).toBe(entries);
  expect(moveEntry(entries, 1, 2)).toBe(entries);
});
