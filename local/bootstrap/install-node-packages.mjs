import { existsSync, readFileSync } from 'node:fs';
import { inRoot, pinnedNode } from './paths.mjs';

/** Brings node_modules to what package-lock.json says, when it is something else. */
export async function installNodePackages(steps) {
  if (isInstalled()) return;
  await steps.run({
    step: 'Node packages',
    command: 'npm',
    parameters: ['ci', '--include=dev', '--no-audit', '--no-fund'],
    variables: { NODE_ENV: '' },
    advice: 'Can this machine reach the npm registry? Then run it again.',
  });
}

/** npm writes what it has installed into a lock of its own, last of all: an unfinished install has none. */
function isInstalled() {
  const installedLock = inRoot('node_modules/.package-lock.json');
  if (!existsSync(installedLock) || !existsSync(pinnedNode)) return false;
  const installed = packagesOf(installedLock);
  return Object.entries(packagesOf(inRoot('package-lock.json'))).every(([place, wanted]) => {
    const found = installed[place];
    if (!found) return place === '' || wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
