import { type Balance, emptyBalance } from '../credits.ts';

/** Credits that came together. All amounts of the model are micro-credits, all times are whole ticks of its own clock. */
export type Lot = {
  readonly priority: number;
  readonly expiresAt: number | null;
  readonly granted: bigint;
  readonly remaining: bigint;
  readonly reserved: bigint;
  readonly spent: bigint;
  /** Went into what the team owed. */
  readonly repaid: bigint;
  readonly expired: bigint;
};

/** What a job took from a lot (its place among the account's lots), or on credit. */
export type Hold = { readonly lot: number | null; readonly reserved: bigint; readonly spent: bigint };

export type JobTerms = { readonly estimate: bigint; readonly minimum: bigint };

export type LedgerJob = JobTerms & {
  readonly isHeld: boolean;
  /** In the order in which they were taken. */
  readonly holds: readonly Hold[];
  /** The calls that its hold grew for. */
  readonly grownFor: readonly number[];
  readonly charged: bigint | null;
  readonly refunded: bigint;
};

export type Parts = { readonly [part in keyof Balance]: bigint };

/** A team's credits as they must be: the model that PostgreSQL's ledger is compared with. */
export type Account = {
  readonly parts: Parts;
  readonly creditLimit: bigint;
  /** In the order in which they came. */
  readonly lots: readonly Lot[];
  readonly jobs: readonly LedgerJob[];
  /** Of the grants, refunds and takings back that were done. */
  readonly keys: readonly string[];
  readonly now: number;
};

/** A team without credits, with open jobs that hold nothing yet. */
export const newAccount = (jobs: readonly JobTerms[], creditLimit = 0n): Account => ({
  parts: emptyBalance,
  creditLimit,
  lots: [],
  jobs: jobs.map((terms) => ({ ...terms, isHeld: false, holds: [], grownFor: [], charged: null, refunded: 0n })),
  keys: [],
  now: 0,
});

/** The account's job at that place. Throws when there is none. */
export function jobOf({ jobs }: Account, place: number): LedgerJob {
  const job = jobs[place];
  if (!job) throw new RangeError(`The account has ${jobs.length} jobs and no job ${place}`);
  return job;
}

/** The account with one of its jobs changed. */
export const withJob = (account: Account, place: number, changed: Partial<LedgerJob>): Account => ({
  ...account,
  jobs: account.jobs.with(place, { ...jobOf(account, place), ...changed }),
});

/** What a job holds in all. */
export const heldBy = ({ holds }: LedgerJob): bigint => holds.reduce((sum, { reserved }) => sum + reserved, 0n);

export const smaller = (one: bigint, other: bigint): bigint => (one < other ? one : other);
