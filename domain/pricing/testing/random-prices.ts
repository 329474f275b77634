import fc from 'fast-check';
import type { CallFacts, JobFacts } from '../price-job.ts';

const credits = fc.integer({ min: 0, max: 3_000_000 }).map((micro) => micro / 1_000_000);
const positive = credits.filter((amount) => amount > 0);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const unfinished = fc.constantFrom('free', 'delivered', 'full');
const quantity = fc.constantFrom('jobs', 'calls', 'tokens');
const rounding = fc.record({
  mode: fc.constantFrom('up', 'nearest', 'down'),
  to: fc.constantFrom(0.000001, 0.01, 0.25, 1),
});

/** What prices of single calls are made of, as a request has them. */
const callParts = {
  per_call: maybe(credits),
  per_1k_tokens: maybe(credits),
  per_1k_prompt_tokens: maybe(credits),
  per_1k_completion_tokens: maybe(credits),
  cached_discount_percent: maybe(fc.constantFrom(0, 12.5, 33.33, 100)),
  cost_markup_percent: maybe(fc.integer({ min: -10_000, max: 30_000 }).map((points) => points / 100)),
  failed: unfinished,
  cancelled: unfinished,
  expired: unfinished,
};

const tiers = fc
  .tuple(fc.constantFrom('graduated', 'volume'), quantity, fc.uniqueArray(fc.integer({ min: 1, max: 3_000 })), credits)
  .map(([mode, of, ends, last]) => ({
    mode,
    quantity: of,
    steps: [
      ...ends.sort((a, b) => a - b).map((end) => ({ up_to: end, credits_per_unit: (end % 97) / 1_000 })),
      { up_to: null, credits_per_unit: last },
    ],
  }));

const jobParts = {
  per_job: maybe(credits),
  minimum: maybe(credits),
  cap: maybe(positive),
  rounding: maybe(rounding),
  tiers: maybe(tiers),
  free_quota: maybe(fc.record({ quantity, amount: fc.integer({ min: 1, max: 4_000 }) })),
};

const match = fc.record(
  { team_id: fc.constantFrom('t1', 't2'), organization_id: fc.constant('o1'), job_type: fc.constantFrom('a', 'b') },
  { requiredKeys: [] },
);

const jobRule = fc.record({ match, ...callParts, ...jobParts });
const aliasRule = fc
  .record({ match, alias: fc.constantFrom('fast', 'smart'), ...callParts })
  .map(({ alias, match: rest, ...rule }) => ({ ...rule, match: { ...rest, alias } }));

/** Rules as a request has them, no two for the same jobs. */
export const randomRules = fc
  .uniqueArray(fc.oneof({ weight: 2, arbitrary: jobRule }, aliasRule), {
    minLength: 1,
    maxLength: 5,
    selector: ({ match: own }) => JSON.stringify(Object.entries(own).sort()),
  })
  .map((rules) => rules.map((rule, place) => withoutUndefined({ name: `rule-${place}`, ...rule })));

const randomCall: fc.Arbitrary<Omit<CallFacts, 'callId'>> = fc.record({
  alias: fc.constantFrom('fast', 'smart', 'other'),
  delivered: fc.boolean(),
  cached: fc.boolean(),
  promptTokens: fc.integer({ min: 0, max: 5_000 }),
  completionTokens: fc.integer({ min: 0, max: 5_000 }),
  costNanoUsd: fc.option(fc.bigInt({ min: 0n, max: 90_000_000n }) as fc.Arbitrary<CallFacts['costNanoUsd'] & bigint>),
});

/** A closed job of one of two teams of one organization. */
export const randomJob: fc.Arbitrary<JobFacts> = fc.record({
  teamId: fc.constantFrom('t1', 't2'),
  organizationId: fc.constant('o1'),
  jobType: fc.constantFrom('a', 'b', 'c'),
  outcome: fc.constantFrom('completed', 'completed', 'failed', 'cancelled', 'expired'),
  durationSeconds: fc.integer({ min: 0, max: 600 }),
  metadata: fc.constant({}),
  calls: fc
    .array(randomCall, { maxLength: 4 })
    .map((calls) => calls.map((call, place) => ({ callId: `call-${place}`, ...call }))),
  before: fc.option(
    fc.record({
      jobs: fc.bigInt({ min: 0n, max: 50n }),
      calls: fc.bigInt({ min: 0n, max: 200n }),
      tokens: fc.bigInt({ min: 0n, max: 9_000n }),
    }),
  ),
});

const withoutUndefined = (rule: object) =>
  Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));
