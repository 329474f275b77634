import { expect, it } from 'vitest';
import { untilDone } from './until-done.ts';

it('tries again until it works, and tells each failure', async () => {
  const failures: unknown[] = [];
  let attempts = 0;
  const work = async () => {
    attempts += 1;
    if (attempts < 3) throw new Error(`attempt ${attempts}`);
    return 'done';
  };
  expect(await untilDone(work, (error) => failures.push(String(error)))).toBe('done');
  expect(failures).toEqual(['Error: attempt 1', 'Error: attempt 2']);
});
