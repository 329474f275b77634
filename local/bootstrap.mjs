import { checkPrerequisites } from './bootstrap/check-prerequisites.mjs';
import { install } from './bootstrap/install.mjs';
import { runNode } from './bootstrap/run-node.mjs';
import { SetupFailed } from './bootstrap/setup-failed.mjs';

/** What each npm script runs once everything is installed, one after the other until one fails. */
const programs = {
  start: (parameters) => [['local/start.ts', ...parameters]],
  test: (parameters) => [
    ['npm', 'run', 'check'],
    ['node_modules/vitest/vitest.mjs', 'run', ...parameters],
  ],
  bench: (parameters) => [['bench/run.ts', ...parameters]],
  screenshots: (parameters) => [['local/take-screenshots.ts', ...parameters]],
  chaos: (parameters) => [['bench/chaos.ts', ...parameters]],
  'simulate-money': (parameters) => [['local/simulate-money.ts', ...parameters]],
  'seed-demo': (parameters) => [['local/seed-demo-month.ts', ...parameters]],
  'seed-large': (parameters) => [['local/seed-large.ts', ...parameters]],
  'verify-ledger': (parameters) => [['local/verify-ledger.ts', ...parameters]],
  'reseal-credentials': (parameters) => [['local/reseal-credentials.ts', ...parameters]],
};

const [name = '', ...parameters] = process.argv.slice(2);

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof SetupFailed)) throw error;
  process.stderr.write(`\n✗ ${error.message}\n`);
  process.exitCode = 1;
}

async function main() {
  const program = programs[name];
  if (!program) throw new SetupFailed(`Usage: node local/bootstrap.mjs ${Object.keys(programs).join('|')} [options]`);
  await install({ python: checkPrerequisites(), withBrowser: name === 'test' || name === 'screenshots' });
  for (const command of program(parameters)) {
    const exitCode = await runNode(command);
    if (exitCode !== 0) return exitCode;
  }
  return 0;
}
