import path from 'node:path';
import { parseArgs } from 'node:util';
import { photographScreens } from './screenshots/photograph-screens.ts';
import { seedScreens } from './screenshots/seed-screens.ts';
import { partNames } from './stack-options.ts';
import { startTestStack } from './testing/start-test-stack.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const directory = path.resolve(import.meta.dirname, '../.local/screenshots');

const { stack, stopAndRemove } = await startTestStack({ name: 'screenshots', parts: partNames });
try {
  const seeded = await seedScreens({ apiUrl: stack.environment.API_URL, masterKey: stack.environment.MASTER_KEY });
  const count = await photographScreens({ environment: stack.environment, seeded, directory, only: values.only });
  console.log(`${count} pictures in ${directory}`);
} finally {
  await stopAndRemove();
}
