import { existsSync } from 'node:fs';

const CHROMIUM = '/usr/bin/chromium';
const SCRIPT = 'apt-get update && apt-get install --yes --no-install-recommends chromium';

/** Gives the browser tests Debian's Chromium, where we may install it. */
export async function installBrowser(steps) {
  if (existsSync(CHROMIUM) || !existsSync('/usr/bin/apt-get') || process.getuid() !== 0) return;
  await steps.run({
    step: 'Chromium',
    command: 'sh',
    parameters: ['-c', SCRIPT],
    variables: { DEBIAN_FRONTEND: 'noninteractive' },
    advice: 'Can this machine reach its package mirror?',
  });
}
