import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../prisma/client.ts';
import { photographScreens } from './screenshots/photograph-screens.ts';
import { seedScreens } from './screenshots/seed-screens.ts';
import { demoPlan } from './seeding/demo-plan.ts';
import { seedActivity } from './seeding/seed-activity.ts';
import { partNames } from './stack-options.ts';
import { startTestStack } from './testing/start-test-stack.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const directory = path.resolve(import.meta.dirname, '../.local/screenshots');

const { stack, stopAndRemove } = await startTestStack({ name: 'screenshots', parts: partNames });
const { API_URL: apiUrl, MASTER_KEY: masterKey, DATABASE_URL: databaseUrl } = stack.environment;
const db = openDatabase({ url: databaseUrl, maxConnections: 2, onError: ({ message }) => console.error(message) });
try {
  const seeded = await seedScreens({ apiUrl, masterKey });
  await seedActivity(db, demoPlan, { isBulk: false, onProgress: () => undefined });
  const count = await photographScreens({ environment: stack.environment, seeded, directory, only: values.only });
  console.log(`${count} pictures in ${directory}`);
} finally {
  await db.close();
  await stopAndRemove();
}
