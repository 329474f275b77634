import { nanoUsd } from '#domain/money.ts';
import { priceRules } from '#domain/pricing/price-rule.ts';
import type { Database } from '../../prisma/client.ts';
import { simulatePrices } from '../../prisma/repositories/price-simulations.ts';
import { createScratchDatabase } from '../../prisma/testing/scratch-database.ts';
import { wideStatement } from '../../prisma/wide-statement.ts';
import type { BenchStack } from '../bench-stack.ts';
import { goal } from '../compare.ts';
import { type Measurement, measure, round } from '../measure.ts';
import type { Report } from '../work.ts';

const JOBS = 100_000;
const CALLS_PER_JOB = 2;
const TEAMS = 100;
const JOBS_PER_SECOND = 100_000;
const load = { samples: 5, atOnce: 1 };
const span = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-02-01T00:00:00Z') };
const creditValue = nanoUsd(100_000_000n);

const plain = [
  { name: 'default', per_job: 1, per_1k_prompt_tokens: 0.1, per_1k_completion_tokens: 0.4, minimum: 1.2, cap: 9 },
  { name: 'type', match: { job_type: 'type-1' }, per_job: 2, per_call: 0.25, rounding: { mode: 'nearest', to: 0.01 } },
  { name: 'team', match: { team_id: 'team-1' }, per_1k_tokens: 0.2 },
];
const byAlias = [...plain, { name: 'smart', match: { alias: 'alias-1' }, cost_markup_percent: 40 }];
const byMonth = [
  { name: 'default', per_call: 0.1, free_quota: { quantity: 'calls', amount: 100 } },
  {
    name: 'type',
    match: { job_type: 'type-1' },
    tiers: {
      mode: 'graduated',
      quantity: 'jobs',
      steps: [
        { up_to: 100, credits_per_unit: 1 },
        { up_to: null, credits_per_unit: 0.5 },
      ],
    },
  },
];

/** Pricing a month's jobs once more by other rules: plain ones, ones that look at calls, ones that count the month. */
export async function benchReprice(stack: BenchStack): Promise<Report> {
  const db = await createScratchDatabase(stack.stack.environment.DATABASE_URL);
  try {
    await writeJobs(db);
    const reprice = (name: string, rules: readonly object[]) => {
      const query = { creditValue, rules: priceRules.parse(rules), ...span };
      return measure(stack, { bench: 'reprice', case: name, load }, async () => {
        const [total] = await simulatePrices(db, query);
        if (total?.jobs !== JOBS) throw new Error(`Priced ${total?.jobs} jobs, not ${JOBS}`);
      });
    };
    const measurements = [
      await reprice('plain rules', plain),
      await reprice('a rule for an alias', byAlias),
      await reprice('tiers and a quota', byMonth),
    ];
    return { measurements, findings: measurements.map(jobsPerSecond) };
  } finally {
    await db.drop();
  }
}

const jobsPerSecond = ({ case: name, p50Ms }: Measurement) =>
  goal({
    bench: 'reprice',
    what: `${name}: past jobs/s, of ${JOBS}`,
    reached: round((JOBS * 1_000) / p50Ms),
    atLeast: JOBS_PER_SECOND,
  });

async function writeJobs({ pool }: Database): Promise<void> {
  await pool.query(`INSERT INTO organizations (id, name) VALUES ('bench', 'Bench')`);
  await pool.query(
    `INSERT INTO teams (id, organization_id, name) SELECT 'team-' || n, 'bench', 'Bench' FROM generate_series(0, $1) n`,
    [TEAMS - 1],
  );
  const write = (text: string, values: unknown[]) => pool.query(wideStatement(text, values));
  await write(
    `INSERT INTO jobs (id, team_id, organization_id, job_type, request_hash, deadline_at, price_version_id, status,
       credit_value_nano_usd, estimate_micro_credits, minimum_micro_credits, completed_at, charged_micro_credits,
       cost_nano_usd, receipt, delivered_calls, prompt_tokens, completion_tokens, duration_seconds)
     SELECT gen_random_uuid(), 'team-' || n % $2, 'bench', 'type-' || n % 5, '\\x00', now(),
       (SELECT id FROM price_book_versions LIMIT 1), 'completed', 100000000, 0, 0,
       $4::timestamptz + n * interval '20 seconds', 1000000, 300000, '{}', $3, 1000 + n % 997, 200 + n % 499, 3
     FROM generate_series(1, $1) n`,
    [JOBS, TEAMS, CALLS_PER_JOB, span.from],
  );
  await write(
    `INSERT INTO model_calls (id, job_id, team_id, alias, status, request, request_hash, reply, cost_nano_usd, cost_source,
       prompt_tokens, completion_tokens, finished_at)
     SELECT gen_random_uuid(), j.id, j.team_id, 'alias-' || n, 'succeeded', '{}', '\\x00', '{}', 150000, 'litellm',
       j.prompt_tokens / $1, j.completion_tokens / $1, now()
     FROM jobs j, generate_series(1, $1) n`,
    [CALLS_PER_JOB],
  );
  await write('ANALYZE jobs, model_calls, teams', []);
}
