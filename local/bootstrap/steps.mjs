import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { environment, inRoot, root, systemPath } from './paths.mjs';
import { SetupFailed } from './setup-failed.mjs';

const REMIND_AFTER_MS = 5_000;
const TAIL_CHARACTERS = 20_000;
const MAX_LINE = 300;

/** Runs tools with their output in a log, and shows which are under way and how long each took. */
export function createSteps() {
  const running = new Map();
  const children = new Set();
  const timer = setInterval(() => {
    const waiting = [...running].map(([step, startedAt]) => `${step} (${secondsSince(startedAt)})`);
    if (waiting.length) say(`  … ${waiting.join(', ')}`);
  }, REMIND_AFTER_MS);

  return {
    async run({ step, command, parameters, variables = {}, advice }) {
      const startedAt = performance.now();
      running.set(step, startedAt);
      say(`  › installing ${step}`);
      const env = { ...environment, PATH: systemPath(), ...variables };
      const child = spawn(command, parameters, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
      children.add(child);
      const { code, tail, logFile } = await finish(child, step);
      children.delete(child);
      running.delete(step);
      if (code !== 0) throw new SetupFailed(failure({ step, command, parameters, code, tail, logFile, advice }));
      say(`  ✓ ${step} ${secondsSince(startedAt)}`);
    },
    end() {
      clearInterval(timer);
      for (const child of children) child.kill();
    },
  };
}

function finish(child, step) {
  mkdirSync(inRoot('.local/logs'), { recursive: true });
  const logFile = inRoot('.local/logs', `install-${step.replaceAll(' ', '-')}.log`);
  const log = createWriteStream(logFile);
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      log.write(chunk);
      tail = (tail + chunk).slice(-TAIL_CHARACTERS);
    });
  }
  return new Promise((resolve) => {
    const end = (code) => log.end(() => resolve({ code, tail, logFile }));
    child.once('error', (error) => {
      tail += String(error);
      end(127);
    });
    child.once('close', (code, signal) => end(code ?? signal));
  });
}

function failure({ step, command, parameters, code, tail, logFile, advice }) {
  const lines = tail.trimEnd().split('\n').slice(-20);
  const shown = lines.map((line) => `  | ${line.slice(0, MAX_LINE)}`).join('\n');
  return `${step} could not be installed: ${[command, ...parameters].join(' ')} ended with ${code}\n${shown}\nThe whole log: ${logFile}\n${advice}`;
}

const say = (line) => process.stdout.write(`${line}\n`);

const secondsSince = (startedAt) => `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`;
