import { parseArgs } from 'node:util';
import { z } from 'zod';
import { seedLargeDatabase, USUAL_SIZE } from './seeding/seed-large-database.ts';
import { startLargeStack } from './seeding/start-large-stack.ts';

const count = (usual: number) => z.coerce.number().int().min(1).default(usual);
const size = z.object({ jobs: count(USUAL_SIZE.jobs), 'calls-per-job': count(USUAL_SIZE.callsPerJob) });

const { values } = parseArgs({ options: { jobs: { type: 'string' }, 'calls-per-job': { type: 'string' } } });
const asked = size.safeParse(values);
if (!asked.success) {
  console.error('Usage: npm run seed-large -- --jobs N --calls-per-job M');
  process.exit(2);
}
const { jobs, 'calls-per-job': callsPerJob } = asked.data;

const stack = await startLargeStack(process.env, ['postgres']);
try {
  console.log(`Writing ${jobs} jobs with ${callsPerJob} calls each into .local/large …`);
  const startedAt = Date.now();
  const seeded = await seedLargeDatabase(stack.environment.DATABASE_URL, { jobs, callsPerJob }, (written) =>
    console.log(`  ${written} of ${jobs} jobs, ${Math.round((Date.now() - startedAt) / 1_000)} s`),
  );
  console.log(
    seeded
      ? `Wrote ${seeded.jobs} jobs and ${seeded.calls} calls in ${Math.round((Date.now() - startedAt) / 1_000)} s. npm run bench -- lists measures with them.`
      : 'It was written before. Delete .local/large to write another.',
  );
} finally {
  await stack.stop();
}
