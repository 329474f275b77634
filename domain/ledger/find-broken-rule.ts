import { type Account, type Hold, heldBy, type LedgerJob, type Lot } from './account.ts';

/** Names the first rule of the ledger that an account breaks, with both figures, or null when it keeps them all. */
export function findBrokenRule(account: Account): string | null {
  for (const [rule, one, other] of sums(account)) {
    if (one !== other) return `${rule}: ${one} and ${other}`;
  }
  const negative = [account.parts, ...account.lots, ...account.jobs.flatMap(({ holds }) => holds)].find(hasNegative);
  if (negative) return `nothing is below zero: ${Object.values(negative).join(', ')}`;
  if (account.parts.available > 0n && account.parts.debt > 0n) return 'a team that owes has nothing available';
  return null;
}

type Sum = readonly [rule: string, one: bigint, other: bigint];

function* sums({ parts, lots, jobs }: Account): Generator<Sum> {
  const holds = jobs.flatMap((job) => job.holds);
  const onCredit = holds.filter(({ lot }) => lot === null);
  yield [
    'granted = available + reserved + spent + expired − debt',
    parts.granted,
    parts.available + parts.reserved + parts.spent + parts.expired - parts.debt,
  ];
  yield ['what remains in lots is available', total(lots, 'remaining'), parts.available];
  yield ['lots were granted what the account was', total(lots, 'granted'), parts.granted];
  yield ['lots expired what the account did', total(lots, 'expired'), parts.expired];
  yield ['jobs hold what is reserved', total(holds, 'reserved'), parts.reserved];
  yield ['jobs spent what is spent', total(holds, 'spent'), parts.spent];
  yield [
    'what was taken on credit and not repaid is owed',
    total(onCredit, 'reserved') + total(onCredit, 'spent') - total(lots, 'repaid'),
    parts.debt,
  ];
  for (const [place, lot] of lots.entries())
    yield* sumsOfLot(
      lot,
      holds.filter((hold) => hold.lot === place),
    );
  for (const job of jobs) yield* sumsOfJob(job);
}

function* sumsOfLot(lot: Lot, holds: readonly Hold[]): Generator<Sum> {
  const { granted, remaining, reserved, spent, repaid, expired } = lot;
  yield ['a lot is all there', granted, remaining + reserved + spent + repaid + expired];
  yield ['holds reserve what their lot does', total(holds, 'reserved'), reserved];
  yield ['holds spent what their lot did', total(holds, 'spent'), spent];
}

function* sumsOfJob(job: LedgerJob): Generator<Sum> {
  if (job.charged !== null) yield ['a closed job holds nothing', heldBy(job), 0n];
  yield ['a job spent its charge less its refunds', total(job.holds, 'spent'), (job.charged ?? 0n) - job.refunded];
}

function total<Part extends string>(rows: readonly { readonly [part in Part]: bigint }[], part: Part): bigint {
  return rows.reduce((sum, row) => sum + row[part], 0n);
}

const hasNegative = (row: object): boolean =>
  Object.values(row).some((amount) => typeof amount === 'bigint' && amount < 0n);
