import path from 'node:path';
import { demoPlan } from './seeding/demo-plan.ts';
import { openStackDatabase } from './seeding/open-stack-database.ts';
import { seedActivity } from './seeding/seed-activity.ts';
import { readSettings } from './start/settings.ts';

const root = path.resolve(import.meta.dirname, '..');
const settings = readSettings(process.env, path.join(root, '.env'));
const db = openStackDatabase(settings, ({ message }) => console.error(message));
try {
  console.log(`Writing a month of ${demoPlan.organizations.length} customers …`);
  const seeded = await seedActivity(db, demoPlan, { isBulk: false, onProgress: () => undefined });
  console.log(
    seeded
      ? `Wrote ${seeded.jobs} jobs with ${seeded.calls} calls. Look at them in the admin pages.`
      : 'The demo month was written before. Nothing was changed.',
  );
} catch (error) {
  if (!isAway(error)) throw error;
  console.error('The database is not there. Run npm start first, and this in a second terminal.');
  process.exitCode = 1;
} finally {
  await db.close();
}

function isAway(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ECONNREFUSED';
}
