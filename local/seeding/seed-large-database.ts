import { openDatabase } from '../../prisma/client.ts';
import { largePlan } from './large-plan.ts';
import { type Seeded, type SeedOptions, seedActivity } from './seed-activity.ts';

export type LargeSize = { readonly jobs: number; readonly callsPerJob: number };

/** What the goals of the lists are measured with. */
export const USUAL_SIZE: LargeSize = { jobs: 1_000_000, callsPerJob: 5 };

/** Some of its statements write millions of rows. */
const STATEMENT_MS = 60 * 60_000;

/** Writes very many jobs into a database, told of by `onProgress`. Null when they are there already. */
export async function seedLargeDatabase(
  url: string,
  { jobs, callsPerJob }: LargeSize,
  onProgress: SeedOptions['onProgress'],
): Promise<Seeded | null> {
  const db = openDatabase({ url, maxConnections: 2, onError: () => undefined, statementMs: STATEMENT_MS });
  try {
    const seeded = await seedActivity(db, largePlan(jobs, callsPerJob), { isBulk: true, onProgress });
    if (seeded) await db.pool.query('VACUUM (ANALYZE)');
    return seeded;
  } finally {
    await db.close();
  }
}
