import { parseArgs } from 'node:util';
import { isWhole, printResult } from '../tests/chaos/print-result.ts';
import { runChaos } from '../tests/chaos/run-chaos.ts';

const SECONDS_PER_FAULT = 5;

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '2000' },
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const [jobs, minutes, seed] = [positive('jobs'), positive('minutes'), positive('seed')];
const seconds = minutes * 60;
const faults = Math.ceil(seconds / SECONDS_PER_FAULT);

console.log(`Seed ${seed}: ${jobs} jobs and ${faults} faults within ${minutes} minutes …`);
const deadlines = { deadlineSeconds: 180, leftDeadlineSeconds: 30 };
const result = await runChaos({ ...deadlines, seed, jobs, seconds, faults, vanishing: true });
console.log(printResult(result));
process.exitCode = isWhole(result) ? 0 : 1;

function positive(name: keyof typeof values): number {
  const number = Number(values[name]);
  if (number > 0 && Number.isFinite(number)) return number;
  console.error(`--${name} must be a number above 0, not "${values[name]}".`);
  process.exit(2);
}
