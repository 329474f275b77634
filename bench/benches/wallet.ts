import { microCredits, nanoUsd } from '#domain/money.ts';
import { nothingCharged, writeReceipt } from '#domain/receipts.ts';
import { type Database, openDatabase } from '../../prisma/client.ts';
import { createLedger, type Ledger, type Settlement } from '../../prisma/repositories/ledger.ts';
import type { BenchStack } from '../bench-stack.ts';
import { goal } from '../compare.ts';
import { measure } from '../measure.ts';
import type { Report } from '../work.ts';

const load = { samples: 10_000, atOnce: 50 };
const aloneLoad = { samples: 2_000, atOnce: 50 };
const PAIRS_PER_SECOND = 3_000;
const P99_MS = 25;
const WARM_UP = 1.1;

/** Hold and settle on one team's wallet, as a worker does them, against empty round trips to the same Postgres. */
export async function benchWallet(stack: BenchStack): Promise<Report> {
  const db = openDatabase({
    url: stack.stack.environment.DATABASE_URL,
    maxConnections: load.atOnce,
    onError: () => undefined,
  });
  try {
    const reference = await measure(stack, { bench: 'wallet', case: 'SELECT 1', load }, () =>
      db.pool.query('SELECT 1'),
    );
    const jobIds = await writeJobs(db, stack.tenant, Math.ceil((load.samples + aloneLoad.samples) * WARM_UP) + 40);
    const pairOn = (ledger: Ledger) => () => moveOne(ledger, jobIds.pop() ?? '');
    const ours = await measure(stack, { bench: 'wallet', case: 'hold + settle', load }, pairOn(createLedger(db)));
    const each = { bench: 'wallet', case: 'hold + settle, each in a commit of its own', load: aloneLoad };
    const alone = await measure(stack, each, pairOn(createUngrouped(db)));
    const what = `${ours.case}, ${load.atOnce} at once on one wallet`;
    return {
      measurements: [reference, ours, alone],
      findings: [
        goal({ bench: 'wallet', what: `${what}: pairs/s`, reached: ours.perSecond, atLeast: PAIRS_PER_SECOND }),
        goal({ bench: 'wallet', what: `${what}: p99 in ms`, reached: ours.p99Ms, atMost: P99_MS }),
      ],
    };
  } finally {
    await db.close();
  }
}

/** What the ledger would be without group commit: the same functions, one movement a transaction. */
function createUngrouped({ pool }: Database): Ledger {
  const ledgers = Array.from({ length: load.atOnce }, () => createLedger({ pool } as Database));
  let next = 0;
  const pick = () => ledgers[next++ % ledgers.length] as Ledger;
  return {
    hold: (jobId) => pick().hold(jobId),
    grow: (growth) => pick().grow(growth),
    settle: (one) => pick().settle(one),
  };
}

async function moveOne(ledger: Ledger, jobId: string): Promise<void> {
  const { outcome } = await ledger.hold(jobId);
  if (outcome !== 'held') throw new Error(`The hold of job ${jobId} answered ${outcome}`);
  await ledger.settle({ ...settled, jobId });
}

const settled: Omit<Settlement, 'jobId'> = {
  outcome: 'completed',
  charged: microCredits(600_000n),
  cost: nanoUsd(1_000n),
  receipt: writeReceipt('completed', { ...nothingCharged, charged: microCredits(600_000n) }, []),
  delivered: 0,
  promptTokens: 0,
  completionTokens: 0,
  seconds: 1,
  shares: new Map(),
};

async function writeJobs(db: Database, tenant: BenchStack['tenant'], count: number): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>(
    `INSERT INTO jobs (id, team_id, organization_id, job_type, request_hash, price_version_id, credit_value_nano_usd,
                       estimate_micro_credits, minimum_micro_credits, deadline_at)
     SELECT gen_random_uuid(), $1, $2, 'wallet', '\\x00', v.id, v.credit_value_nano_usd, 1000000, 1000000,
            now() + interval '1 day'
     FROM price_book_versions v CROSS JOIN generate_series(1, $3) WHERE v.book_id = 'standard' AND v.number = 1
     RETURNING id`,
    [tenant.teamId, tenant.organizationId, count],
  );
  return rows.map(({ id }) => id);
}
