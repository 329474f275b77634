import { setTimeout as pause } from 'node:timers/promises';
import { startTestStack } from '../../local/testing/start-test-stack.ts';
import { awaitEndOfJobs, awaitEndOfLeases } from './await-end.ts';
import { checkInvariants, type Findings } from './check-invariants.ts';
import { inflictFaults } from './inflict-faults.ts';
import type { JournalEntry } from './load-evidence.ts';
import { type Plan, type PlannedJob, type PlanSize, planRun } from './plan.ts';
import { RunRecord } from './run-record.ts';
import { setUpCustomers } from './set-up-customers.ts';
import { spreadOver } from './spread-over.ts';
import { workOnJob } from './work-on-job.ts';

export type ChaosOptions = PlanSize & {
  /** Of jobs that are worked on: long enough for all that goes wrong. */
  readonly deadlineSeconds: number;
  /** Of jobs that are left. */
  readonly leftDeadlineSeconds: number;
};

/** A job whose workflow never began is ended by the sweep after its deadline, which waits a minute and comes once a minute. */
const SWEPT_AFTER_SECONDS = 150;

export type ChaosResult = Findings & { readonly record: RunRecord; readonly tookSeconds: number };

/** The provider takes some time, so that faults meet calls under way; one that says nothing is given up after seconds. */
const PACE = { DEMO_PROVIDER_DELAY_MS: '150', DEMO_PROVIDER_CHUNK_DELAY_MS: '15', CALL_TIMEOUT_SECONDS: '8' };

/** Runs a planned load and planned faults on a stack of its own, waits until all is over and checks what must hold. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const startedAt = Date.now();
  const { stack, stopAndRemove } = await startTestStack({ name: 'chaos', environment: PACE });
  const record = new RunRecord();
  try {
    const { environment } = stack;
    const [replica, tenants] = [await stack.addApi(), await setUpCustomers(environment)];
    await stack.addWorker();
    const until = Date.now() + (options.seconds + options.deadlineSeconds) * 1_000;
    const shared = { record, until, fetch: spreadOver([environment.API_URL, replica.address], record) };
    const plan = planRun(options);
    const working = work(
      plan,
      options,
      tenants.map(({ key }) => ({ ...shared, teamKey: key })),
    );
    await Promise.all([inflictFaults(stack, plan.faults, record), working]);

    const mostSeconds = SWEPT_AFTER_SECONDS + Math.max(options.deadlineSeconds, options.leftDeadlineSeconds);
    await awaitEndOfJobs(environment.DATABASE_URL, mostSeconds * 1_000);
    const leases = await awaitEndOfLeases(environment.REDIS_URL);
    const journal = await readJournal(environment.DEMO_PROVIDER_URL);
    const findings = await checkInvariants(environment.DATABASE_URL, { record, journal, leases });
    return { ...findings, record, tookSeconds: Math.round((Date.now() - startedAt) / 1_000) };
  } finally {
    for (const part of stack.parts.values()) part.thaw();
    await stopAndRemove();
  }
}

type Shared = Omit<Parameters<typeof workOnJob>[1], 'deadlineSeconds'>;

async function work({ jobs }: Plan, options: ChaosOptions, customers: readonly Shared[]): Promise<void> {
  await Promise.all(
    jobs.map(async (planned) => {
      await pause(planned.atMs);
      const customer = customers[planned.tenant % customers.length];
      if (!customer) throw new Error('There is no customer to work for');
      const deadlineSeconds = isLeft(planned) ? options.leftDeadlineSeconds : options.deadlineSeconds;
      await workOnJob(planned, { ...customer, deadlineSeconds });
    }),
  );
}

const isLeft = ({ ending }: PlannedJob): boolean => ending === 'leave' || ending === 'vanish';

async function readJournal(providerUrl: string): Promise<JournalEntry[]> {
  const response = await fetch(new URL('/journal', providerUrl));
  return ((await response.json()) as { entries: JournalEntry[] }).entries;
}
