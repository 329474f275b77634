import { Redis } from 'ioredis';
import pg from 'pg';
import { waitUntil } from '../../local/process/wait-until.ts';

/** As long as a lease may outlive the last process that renewed it. */
const LEASES_END_MS = 25_000;

/** All open jobs but those that were written and never begun: they hold nothing, and end after ten minutes or at their deadline. */
const BEGUN_OR_DUE = `
  (SELECT FROM jobs j WHERE j.completed_at IS NULL
     AND (j.deadline_at < now() + interval '1 hour' OR EXISTS (SELECT FROM credit_entries e WHERE e.job_id = j.id)))`;

/** Waits until no job is open that was begun or is due, and no call queued elsewhere; what remains is for the invariants to tell. */
export async function awaitEndOfJobs(databaseUrl: string, withinMs: number): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const isOver = async () => {
    const { rows } = await client.query<{ isOver: boolean }>(
      `SELECT NOT EXISTS ${BEGUN_OR_DUE}
              AND NOT EXISTS (SELECT FROM model_calls c JOIN jobs j ON j.id = c.job_id
                              WHERE c.status = 'queued' AND j.completed_at IS NOT NULL) AS "isOver"`,
    );
    return rows[0]?.isOver === true;
  };
  await waitUntil(isOver, { withinMs, everyMs: 500 });
  await client.end();
}

/** The leases that are left when every call has ended and those of lost processes have had their time. */
export async function awaitEndOfLeases(redisUrl: string) {
  const redis = new Redis(redisUrl);
  const left = async () => {
    const keys = await redis.keys('leases:*');
    const counts = await Promise.all(
      keys.map(async (key) => ({ key, leases: await redis.zcount(key, Date.now(), '+inf') })),
    );
    return counts.filter(({ leases }) => leases > 0);
  };
  await waitUntil(async () => (await left()).length === 0, { withinMs: LEASES_END_MS, everyMs: 500 });
  const leases = await left();
  redis.disconnect();
  return leases;
}
