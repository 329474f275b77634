import path from 'node:path';
import { DEMO_TEAM, seedDemo } from './seed-demo.ts';
import { awaitStopSignal } from './start/await-stop-signal.ts';
import { explainFailure } from './start/explain-failure.ts';
import { keepRunning } from './start/keep-running.ts';
import { type PreparedStack, prepareStack } from './start/prepare-stack.ts';
import { say, seconds, showProgress } from './start/progress.ts';
import { readSettings } from './start/settings.ts';
import { warmUp } from './start/warm-up.ts';
import { welcome } from './start/welcome.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const HELP = `npm start brings up the whole product on this machine; data and logs are kept in .local.

Variables, also from a file named .env (see .env.example), choose ports and real model providers.
A part whose address is set, such as DATABASE_URL, is used where it is and not started here.`;

if (process.argv.includes('--help')) say(HELP);
else process.exit(await run());

async function run(): Promise<number> {
  const progress = showProgress();
  let prepared: PreparedStack | undefined;
  const stopped = awaitStopSignal(() => void prepared?.stack.killAll().then(() => process.exit(130)));
  let exitCode = 0;
  try {
    const settings = readSettings(process.env, path.join(ROOT, '.env'));
    prepared = prepareStack(settings, path.join(ROOT, '.local'), progress.onStep);
    await Promise.race([stayUp(prepared, progress.end), stopped]);
  } catch (error) {
    say(`\n✗ ${explainFailure(error)}`);
    exitCode = 1;
  }
  progress.end();
  await stop(prepared);
  return exitCode;
}

/** Comes back only by failing: when something does not start, or does not stay up. */
async function stayUp({ stack, secrets, elsewhere }: PreparedStack, onReady: () => void): Promise<void> {
  const startedAt = performance.now();
  say('Starting. The first time takes a little longer.\n');
  for (const { name, variable, address } of elsewhere) say(`  – ${name} is not started: ${variable} is ${address}`);
  const broken = keepRunning(stack).then((reason) => Promise.reject(reason));
  await Promise.race([stack.start(), broken]);
  const { environment } = stack;
  if (!elsewhere.some(({ name }) => name === 'api')) {
    const target = { apiUrl: environment.API_URL, masterKey: environment.MASTER_KEY };
    await seedDemo(target, { teamKey: secrets.DEMO_TEAM_KEY, environment });
  }
  if (stack.parts.has('litellm')) await warmUp(environment);
  onReady();
  const operator = { email: secrets.OPERATOR_EMAIL, password: secrets.OPERATOR_PASSWORD };
  const teamKey = secrets.DEMO_TEAM_KEY;
  say(welcome({ environment, team: DEMO_TEAM, teamKey, operator, tookTime: seconds(performance.now() - startedAt) }));
  await broken;
}

async function stop(prepared: PreparedStack | undefined): Promise<void> {
  if (!prepared?.stack.parts.size) return;
  say('\nStopping …');
  await prepared.stack.stop();
  say('Stopped. All data is kept in .local');
}
