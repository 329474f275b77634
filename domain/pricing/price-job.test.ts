import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { microCredits, nanoUsd } from '../money.ts';
import { matchRule } from './match-rule.ts';
import { type CallFacts, type JobFacts, type PriceTerms, priceJob } from './price-job.ts';
import { type PriceRule, priceRules } from './price-rule.ts';
import { randomJob, randomRules } from './testing/random-prices.ts';
import { priceTiers } from './tiers.ts';

const RUNS = { numRuns: 1_500 };
const terms = (rules: readonly object[], more: Partial<PriceTerms> = {}): PriceTerms => ({
  creditValueNanoUsd: nanoUsd(100_000_000n),
  rules: priceRules.parse(rules),
  consumption: null,
  maximum: null,
  ...more,
});
const call = (more: Partial<CallFacts> = {}): CallFacts => ({
  callId: 'one',
  alias: 'fast',
  delivered: true,
  cached: false,
  promptTokens: 1_000,
  completionTokens: 500,
  costNanoUsd: nanoUsd(2_000_000n),
  ...more,
});
const job = (more: Partial<JobFacts> = {}): JobFacts => ({
  teamId: 't1',
  organizationId: 'o1',
  jobType: 'a',
  outcome: 'completed',
  durationSeconds: 12,
  metadata: {},
  calls: [call()],
  before: null,
  ...more,
});
const charge = (rule: object, facts: Partial<JobFacts> = {}, more: Partial<PriceTerms> = {}) =>
  priceJob(terms([{ name: 'r', ...rule }], more), job(facts)).charged;

type Fraction = readonly [numerator: bigint, denominator: bigint];
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
const sum = (parts: readonly Fraction[]) => parts.reduce(plus, [0n, 1n]);

function exactOfCall(rule: PriceRule | null, one: CallFacts, creditValue: bigint): Fraction {
  if (!rule) return [0n, 1n];
  const [prompt, completion] = [BigInt(one.promptTokens), BigInt(one.completionTokens)];
  const markup = rule.cost_markup_percent;
  const discount = one.cached ? (rule.cached_discount_percent ?? 0n) : 0n;
  const whole = sum([
    [rule.per_call ?? 0n, 1n],
    [(prompt + completion) * (rule.per_1k_tokens ?? 0n), 1_000n],
    [prompt * (rule.per_1k_prompt_tokens ?? 0n), 1_000n],
    [completion * (rule.per_1k_completion_tokens ?? 0n), 1_000n],
    markup === undefined
      ? [0n, 1n]
      : times([(one.costNanoUsd ?? 0n) * 1_000_000n, creditValue], [10_000n + markup, 10_000n]),
  ]);
  return times(whole, [10_000n - discount, 10_000n]);
}

function roundFraction([numerator, denominator]: Fraction, { rounding }: PriceRule): bigint {
  const { mode, to } = rounding ?? { mode: 'up', to: 1n };
  const unit = denominator * to;
  const [whole, rest] = [numerator / unit, numerator % unit];
  const isUp = mode === 'up' ? rest > 0n : mode === 'nearest' && 2n * rest >= unit;
  return (whole + (isUp ? 1n : 0n)) * to;
}

/** The same price once more, by plain fractions and step by step. */
function naivePrice({ rules, creditValueNanoUsd, maximum }: PriceTerms, facts: JobFacts): bigint {
  const rule = matchRule(rules, { ...facts, alias: undefined });
  if (!rule) return 0n;
  const kind = facts.outcome === 'completed' ? 'full' : rule[facts.outcome];
  if (kind === 'free') return 0n;
  const delivered = facts.calls.filter((one) => one.delivered);
  const tokens = delivered.reduce((all, one) => all + BigInt(one.promptTokens + one.completionTokens), 0n);
  const adds = { jobs: 1n, calls: BigInt(delivered.length), tokens };
  const before = facts.before ?? { jobs: 0n, calls: 0n, tokens: 0n };
  const ofCalls = delivered.map((one) =>
    exactOfCall(matchRule(rules, { ...facts, alias: one.alias }), one, creditValueNanoUsd),
  );
  const tiered = rule.tiers ? priceTiers(rule.tiers, before[rule.tiers.quantity], adds[rule.tiers.quantity]) : 0n;
  const ofJob: Fraction[] = kind === 'full' ? [[(rule.per_job ?? 0n) + tiered, 1n]] : [];
  const quota = rule.free_quota;
  const used = quota ? adds[quota.quantity] : 0n;
  const left = quota ? BigInt(quota.amount) - before[quota.quantity] : 0n;
  const charged = left <= 0n ? used : left >= used ? 0n : used - left;
  const price = times(sum([...ofJob, ...ofCalls]), used === 0n ? [1n, 1n] : [charged, used]);
  const bounds = { minimum: kind === 'full' && (used === 0n || charged > 0n) ? (rule.minimum ?? 0n) : 0n };
  const rounded = roundFraction(price, rule);
  const raised = rounded < bounds.minimum ? bounds.minimum : rounded;
  const capped = rule.cap !== undefined && raised > rule.cap ? rule.cap : raised;
  return maximum !== null && capped > maximum ? maximum : capped;
}

describe('a price', () => {
  const anyTerms = fc
    .tuple(
      randomRules,
      fc.constantFrom(100_000_000n, 33_333_333n, 1_000_000_000n, 7n),
      fc.option(fc.bigInt({ min: 0n, max: 4_000_000n })),
    )
    .map(([rules, value, maximum]) =>
      terms(rules, {
        creditValueNanoUsd: nanoUsd(value),
        maximum: maximum === null ? null : microCredits(maximum),
      }),
    );

  it('is what fractions give, to the micro-credit', () => {
    fc.assert(
      fc.property(anyTerms, randomJob, (own, facts) => {
        expect(priceJob(own, facts).charged).toBe(naivePrice(own, facts));
      }),
      RUNS,
    );
  });

  it('is the sum of its calls’ shares, and of its lines within their rounding', () => {
    fc.assert(
      fc.property(anyTerms, randomJob, (own, facts) => {
        const { charged, calls, lines } = priceJob(own, facts);
        const shares = [...calls.values()];
        expect(shares.every((share) => share >= 0n)).toBe(true);
        if (facts.calls.some((one) => one.delivered)) {
          expect(shares.reduce((all, share) => all + share, 0n)).toBe(charged);
        } else expect(shares).toEqual([]);
        const shown = lines.reduce((all, line) => all + BigInt(line.microCredits), 0n);
        const unit = own.rules.reduce<bigint>(
          (most, { rounding }) => (rounding && rounding.to > most ? rounding.to : most),
          1n,
        );
        const off = shown > charged ? shown - charged : charged - shown;
        expect(off <= unit + BigInt(lines.length)).toBe(true);
      }),
      RUNS,
    );
  });

  it('never ends a token’s price in a float: 3 × 0.1 is 0.3', () => {
    const three = ['a', 'b', 'c'].map((callId) => call({ callId }));
    expect(charge({ per_call: 0.1 }, { calls: three })).toBe(300_000n);
  });

  it('is the cost with its markup, in credits', () => {
    expect(charge({ cost_markup_percent: 40 })).toBe(28_000n);
    expect(charge({ cost_markup_percent: -100 })).toBe(0n);
  });

  it.each([
    ['up', 0.01, 130_000n],
    ['down', 0.01, 120_000n],
    ['nearest', 0.01, 130_000n],
    ['nearest', 0.1, 100_000n],
  ])('rounds %s to %d credits once, as a whole', (mode, to, expected) => {
    expect(charge({ per_job: 0.125, rounding: { mode, to } })).toBe(expected);
  });

  it('is bounded by minimum, cap and max_credits, in this order', () => {
    expect(charge({ per_job: 1, minimum: 3 })).toBe(3_000_000n);
    expect(charge({ per_job: 1, minimum: 3, cap: 2 })).toBe(2_000_000n);
    expect(charge({ per_job: 1, minimum: 3, cap: 2 }, {}, { maximum: microCredits(1_500_000n) })).toBe(1_500_000n);
    const { lines } = priceJob(terms([{ name: 'r', per_job: 5, cap: 2 }]), job());
    expect(lines.at(-1)).toEqual({ rule: 'r', component: 'cap', quantity: '1', microCredits: '-3000000' });
  });

  it.each([
    ['free', 0n],
    ['delivered', 250_000n],
    ['full', 5_250_000n],
  ])('of a job that failed is %s as its rule says', (failed, expected) => {
    const calls = [call(), call({ callId: 'two', delivered: false })];
    expect(charge({ per_job: 5, per_call: 0.25, failed }, { outcome: 'failed', calls })).toBe(expected);
  });

  it('uses a month’s free quota up first, and charges a job that passes it in part', () => {
    const rule = { per_job: 1, minimum: 0.1, free_quota: { quantity: 'calls', amount: 3 } };
    const before = { jobs: 2n, calls: 2n, tokens: 0n };
    const two = [call(), call({ callId: 'two' })];
    expect(charge(rule, { calls: two })).toBe(0n);
    expect(charge(rule, { calls: two, before })).toBe(500_000n);
    expect(charge(rule, { calls: two, before: { ...before, calls: 3n } })).toBe(1_000_000n);
  });

  it('prices each call by its alias’ rule and the job by its own', () => {
    const rules = [
      { name: 'all', per_job: 1, per_call: 0.5 },
      { name: 'smart', match: { alias: 'smart' }, per_call: 2 },
    ];
    const calls = [call(), call({ callId: 'two', alias: 'smart' })];
    const priced = priceJob(terms(rules), job({ calls }));
    expect(priced.charged).toBe(3_500_000n);
    expect([...priced.calls.values()]).toEqual([700_000n, 2_800_000n]);
  });

  it('is nothing where no rule matches', () => {
    expect(priceJob(terms([{ name: 'x', match: { job_type: 'b' }, per_job: 9 }]), job())).toMatchObject({
      rule: 'none',
      charged: 0n,
    });
  });

  it.each([
    ['consumption_usd', { mode: 'consumption_usd', microCreditsPerUsd: 10_000_000n }, 20_000n],
    ['consumption_tokens', { mode: 'consumption_tokens', tokensPerCredit: 10_000n }, 150_000n],
  ] as const)('at a team’s own rate of %s goes before every rule', (_, rate, expected) => {
    const consumption = { ...rate, minimum: microCredits(0n), rounding: { mode: 'up', to: microCredits(1n) } } as const;
    expect(charge({ per_job: 9 }, {}, { consumption })).toBe(expected);
    expect(charge({ per_job: 9 }, { outcome: 'failed' }, { consumption })).toBe(0n);
    const least = { ...consumption, minimum: microCredits(900_000n) };
    expect(charge({ per_job: 9 }, {}, { consumption: least })).toBe(900_000n);
  });
});
