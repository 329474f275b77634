import { expect, it } from 'vitest';
import { printResult } from './print-result.ts';
import { runChaos } from './run-chaos.ts';

const DEADLINES = { deadlineSeconds: 60, leftDeadlineSeconds: 8 };
const SHORT = { ...DEADLINES, seed: 2, jobs: 50, seconds: 15, faults: 12, vanishing: false };

it('what must hold holds, whatever is killed, frozen and restarted under load: `npm run chaos` in short', async () => {
  const result = await runChaos(SHORT);
  process.stdout.write(`${printResult(result)}\n`);
  expect(result.invariants.filter(({ broken }) => broken.length > 0)).toEqual([]);
  expect(result.record.replies.length).toBeGreaterThan(SHORT.jobs);
  expect(result.record.faults.size).toBeGreaterThan(5);
});
