import { createLedger } from '../../prisma/repositories/ledger.ts';
import { checkLedger, type LedgerCheck } from '../../prisma/repositories/ledger-check.ts';
import { playScenario } from '../../prisma/testing/play-scenario.ts';
import { createScratchDatabase } from '../../prisma/testing/scratch-database.ts';
import { scenarioStream } from './scenario-stream.ts';
import { createTally, type Tally } from './tally.ts';

export type PostgresRun = {
  readonly serverUrl: string;
  readonly seed: number;
  readonly operations: number;
  /** Each team's whole state is compared with the model after every so many steps, and at its end. */
  readonly compareEvery: number;
};

const PROCESSES = 3;
const TEAMS_AT_ONCE = 6;

/**
 * Does so many random operations in a scratch database on that server, several teams at a time and each operation up
 * to eight times at once, and compares with the model. Throws at the first difference, naming its place.
 */
export async function simulateOnPostgres(run: PostgresRun): Promise<{ tally: Tally; check: LedgerCheck }> {
  const db = await createScratchDatabase(run.serverUrl);
  try {
    await db.pool.query(`ALTER DATABASE ${new URL(db.url).pathname.slice(1)} SET synchronous_commit = off`);
    const tally = createTally();
    const ledgers = Array.from({ length: PROCESSES }, () => createLedger(db));
    const play = { db, ledgers, compareEvery: run.compareEvery, onOutcome: tally.countOperation };
    const teams = scenarioStream(run.seed, run.operations);
    let started = 0;
    const lane = async () => {
      for (const scenario of teams) {
        const place = started++;
        tally.countTeam(
          await playScenario(play, scenario).catch((cause: unknown) => {
            throw new Error(`seed ${run.seed}, team ${place}: ${String(cause)}`, { cause });
          }),
        );
      }
    };
    await Promise.all(Array.from({ length: TEAMS_AT_ONCE }, lane));
    return { tally, check: await checkLedger(db) };
  } finally {
    await db.drop();
  }
}
