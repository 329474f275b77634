import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { environment, inRoot, pinnedNode, root } from './paths.mjs';

/** Prisma's migration engine is a WebAssembly module, of which Node warns. */
const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning'];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a program of the project on the pinned Node in this one's place, signals included; returns its exit code. */
export function runNode([program, ...parameters]) {
  const command = program === 'npm' ? program : pinnedNode;
  const file = program === 'npm' ? [] : [...NODE_OPTIONS, inRoot(program)];
  const PATH = [inRoot('node_modules/.bin'), environment.PATH].join(path.delimiter);
  const child = spawn(command, [...file, ...parameters], {
    cwd: root,
    env: { ...environment, PATH },
    stdio: 'inherit',
  });
  const passOn = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of SIGNALS) process.off(name, passOn);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
