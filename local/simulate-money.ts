import { parseArgs } from 'node:util';
import { simulateOnModel } from './simulation/simulate-on-model.ts';
import { simulateOnPostgres } from './simulation/simulate-on-postgres.ts';
import { startTestStack } from './testing/start-test-stack.ts';
import { writeLedgerCheck } from './write-ledger-check.ts';

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '1000000' },
    'postgres-operations': { type: 'string', default: '100000' },
    'compare-every': { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});
const seed = wholeNumber('seed', 0);
const operations = wholeNumber('operations', 0);
const postgresOperations = wholeNumber('postgres-operations', 0);
const compareEvery = wholeNumber('compare-every', 1);

try {
  const isClean = runOnModel() && (postgresOperations === 0 || (await runOnPostgres()));
  console.log(isClean ? 'clean' : 'not clean');
  process.exitCode = isClean ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function runOnModel(): boolean {
  const started = Date.now();
  const tally = simulateOnModel(seed, operations);
  console.log(`Model, seed ${seed}: ${operations} operations in ${secondsSince(started)} s; every rule after each:`);
  console.log(tally.print());
  return true;
}

/** On the server at DATABASE_URL, or else on an embedded one that runs only for this. */
async function runOnPostgres(): Promise<boolean> {
  const given = process.env.DATABASE_URL;
  const own = given ? null : await startTestStack({ name: 'simulation', parts: ['postgres'] });
  const serverUrl = given ?? own?.stack.environment.DATABASE_URL ?? '';
  try {
    const started = Date.now();
    const { tally, check } = await simulateOnPostgres({
      serverUrl,
      seed,
      operations: postgresOperations,
      compareEvery,
    });
    console.log(
      `PostgreSQL, seed ${seed}: ${postgresOperations} operations in ${secondsSince(started)} s, each up to 8 times at ` +
        `once; compared with the model after every ${compareEvery} steps and at each team's end:`,
    );
    console.log(tally.print());
    console.log(writeLedgerCheck(check));
    return check.differences.length === 0;
  } finally {
    await own?.stopAndRemove();
  }
}

function wholeNumber(name: keyof typeof values, least: number): number {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= least) return number;
  console.error(`--${name} must be a whole number of at least ${least}, not "${values[name]}".`);
  process.exit(2);
}

function secondsSince(started: number): number {
  return Math.round((Date.now() - started) / 1000);
}
