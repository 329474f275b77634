import { generatePrismaClient } from './generate-prisma-client.mjs';
import { installBrowser } from './install-browser.mjs';
import { installNodePackages } from './install-node-packages.mjs';
import { installPythonPackages } from './install-python-packages.mjs';
import { createSteps } from './steps.mjs';

/** Installs what is missing or out of date, side by side; says nothing when there is nothing to do. */
export async function install({ python, withBrowser }) {
  const steps = createSteps();
  try {
    await Promise.all([
      installNodePackages(steps).then(() => generatePrismaClient(steps)),
      installPythonPackages(steps, python),
      withBrowser && installBrowser(steps),
    ]);
  } finally {
    steps.end();
  }
}
