import fc from 'fast-check';
import type { JobTerms } from '../account.ts';
import type { Operation } from '../perform-operation.ts';

/** A team's jobs and what happens to its credits. */
export type Scenario = {
  readonly jobs: readonly JobTerms[];
  readonly operations: readonly Operation[];
  /** How often each operation is sent at once. */
  readonly times: readonly number[];
};

/**
 * Random scenarios. Amounts are small, so that wallets run empty and lots are shared, and sometimes large; keys, calls
 * and jobs come again, so that what was done before is asked for again later, with other amounts; several jobs begin or
 * end one after the other, which PostgreSQL may be asked for at once.
 */
export function scenarios({ jobs, operations }: { jobs: number; operations: number }): fc.Arbitrary<Scenario> {
  const terms = fc.tuple(amounts, amounts).map(([one, other]) => ({
    estimate: one > other ? one : other,
    minimum: one > other ? other : one,
  }));
  return fc.noBias(
    fc.record({
      jobs: fc.array(terms, { minLength: jobs, maxLength: jobs }),
      operations: fc
        .array(neighbours(jobs), { minLength: operations, maxLength: operations })
        .map((groups) => groups.flat().slice(0, operations)),
      times: fc.array(repeats, { minLength: operations, maxLength: operations }),
    }),
  );
}

const amounts = fc.oneof(
  { weight: 40, arbitrary: fc.bigInt({ min: 0n, max: 20n }) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 10n ** 12n }) },
);
const positive = amounts.map((amount) => amount + 1n);
const refunds = fc.oneof({ weight: 3, arbitrary: fc.bigInt({ min: 1n, max: 6n }) }, { weight: 1, arbitrary: positive });
const totals = fc.bigInt({ min: 0n, max: 50n });
const repeats = fc.oneof(
  { weight: 2, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 8 }) },
);

function neighbours(jobs: number): fc.Arbitrary<Operation[]> {
  const several = { minLength: 2, maxLength: 5, selector: ({ job }: { readonly job: number }) => job };
  const { hold, settle, any } = operationsOn(jobs);
  return fc.oneof(
    { weight: 8, arbitrary: any.map((operation) => [operation]) },
    { weight: 1, arbitrary: fc.uniqueArray(hold, several) },
    { weight: 1, arbitrary: fc.uniqueArray(settle, several) },
  );
}

function operationsOn(jobs: number) {
  const job = fc.nat(jobs - 1);
  const key = fc.nat(jobs * 10).map((number) => `key-${number}`);
  const call = fc.nat(2);
  const kind = <Kind extends Operation['kind']>(name: Kind) => fc.constant(name);
  const hold = fc.record({ kind: kind('hold'), job });
  const settle = fc.record({ kind: kind('settle'), job, charged: amounts });
  const grant = fc.record({
    kind: kind('grant'),
    key,
    amount: fc.oneof(
      { weight: 9, arbitrary: fc.bigInt({ min: 1n, max: 60n }) },
      { weight: 1, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 12n }) },
    ),
    priority: fc.integer({ min: 1, max: 3 }),
    expiresAt: fc.option(fc.integer({ min: 1, max: jobs * 2 })),
  });
  const any: fc.Arbitrary<Operation> = fc.oneof(
    { weight: 8, arbitrary: grant },
    { weight: 8, arbitrary: hold },
    { weight: 8, arbitrary: fc.record({ kind: kind('grow'), job, call, least: totals, wanted: totals }) },
    { weight: 6, arbitrary: settle },
    { weight: 9, arbitrary: fc.record({ kind: kind('refund'), key, job, amount: refunds }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('take_back'), key, amount: positive }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('expire') }) },
    { weight: 3, arbitrary: fc.record({ kind: kind('wait'), ticks: fc.integer({ min: 1, max: 2 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('limit'), creditLimit: fc.oneof(fc.constant(0n), amounts) }) },
  );
  return { hold, settle, any };
}
