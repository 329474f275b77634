import { expect, test } from 'vitest';
import { formatDuration } from './times.ts';

test.each([
  [0, '0 ms'],
  [420, '420 ms'],
  [3_240, '3.2 s'],
  [252_000, '4 min 12 s'],
  [240_000, '4 min'],
  [11_100_000, '3 h 5 min'],
  [183_600_000, '2 d 3 h'],
  [null, '–'],
])('%s milliseconds are shown as %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});
