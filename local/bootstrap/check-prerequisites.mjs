import { spawnSync } from 'node:child_process';
import { SetupFailed } from './setup-failed.mjs';

const PROBE = 'import sys, ensurepip, venv; print("%d.%d" % sys.version_info[:2])';

/** Names what this machine lacks, and returns the Python to use. */
export function checkPrerequisites() {
  const [nodeMajor] = process.versions.node.split('.').map(Number);
  if (nodeMajor < 20) {
    throw new SetupFailed(`Node ${process.versions.node} is too old: install Node 20 or newer (https://nodejs.org).`);
  }
  if (process.platform === 'win32') throw new SetupFailed('This runs on Linux and macOS; on Windows use WSL.');
  return findPython();
}

function findPython() {
  const found = ['python3', 'python'].map((command) => ({ command, ...probe(command) }));
  const usable = found.find(({ version }) => version !== undefined && isRecent(version));
  if (usable) return usable.command;

  const old = found.find(({ version }) => version !== undefined);
  if (old) throw new SetupFailed(`Python ${old.version} is too old: install Python 3.10 or newer.`);
  if (found.some(({ exists }) => exists)) {
    throw new SetupFailed('Python lacks its venv module: install it (Debian, Ubuntu: apt-get install python3-venv).');
  }
  throw new SetupFailed(
    'Python is missing: install Python 3.10 or newer, which LiteLLM needs\n' +
      '  Debian, Ubuntu: apt-get install python3 python3-venv\n  macOS: brew install python',
  );
}

function probe(command) {
  const { error, status, stdout } = spawnSync(command, ['-c', PROBE], { encoding: 'utf8' });
  return { exists: !error, version: status === 0 ? stdout.trim() : undefined };
}

function isRecent(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 3 || (major === 3 && minor >= 10);
}
