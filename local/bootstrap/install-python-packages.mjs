import { spawnSync } from 'node:child_process';
import { inRoot } from './paths.mjs';
import { digestOf, hasStamp, writeStamp } from './stamp.mjs';

const requirements = inRoot('litellm/requirements.txt');
const folder = inRoot('.venv');
const pythonInside = inRoot('.venv/bin/python');
const stamp = inRoot('.venv/requirements.sha256');

/** Brings .venv to what litellm/requirements.txt says, when it is something else or its Python is gone. */
export async function installPythonPackages(steps, python) {
  const digest = digestOf(requirements);
  if (works() && hasStamp(stamp, digest)) return;
  const advice = 'Can this machine reach the Python package index? Then run it again.';
  if (!works()) {
    const parameters = ['-m', 'venv', '--clear', folder];
    await steps.run({ step: 'Python environment', command: python, parameters, advice: 'Is the disk full?' });
  }
  await steps.run({
    step: 'Python packages',
    command: pythonInside,
    parameters: ['-m', 'pip', 'install', ...pinnedOnly, '--no-input', '--progress-bar=off', '-r', requirements],
    variables: { PIP_DISABLE_PIP_VERSION_CHECK: '1' },
    advice,
  });
  writeStamp(stamp, digest);
}

/**
 * The file names every package there is. Left to look for dependencies itself, pip takes the newest `pydantic[email]`
 * beside the pinned `pydantic` as soon as there is a newer one, and stops.
 */
const pinnedOnly = ['--require-hashes', '--no-deps'];

const works = () => spawnSync(pythonInside, ['-c', 'import pip']).status === 0;
