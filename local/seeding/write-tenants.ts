import type pg from 'pg';
import type { SeedPlan } from './seed-plan.ts';

const CREDIT_VALUE_NANO_USD = 100_000_000;
const MICRO_CREDITS = 1_000_000;

const TABLES = `
  CREATE TEMP TABLE seed_teams ON COMMIT DROP AS
  SELECT t.*, sum(t.weight) OVER (ORDER BY t.team_id) / sum(t.weight) OVER () AS upto
  FROM jsonb_to_recordset($1) AS t (team_id text, name text, organization_id text, weight float8, is_low boolean, has_promotion boolean)`;

const TYPES = `
  CREATE TEMP TABLE seed_types ON COMMIT DROP AS
  SELECT t.*, sum(t.weight) OVER (ORDER BY t.job_type) / sum(t.weight) OVER () AS upto
  FROM jsonb_to_recordset($1) AS t (
    job_type text, weight float8, price bigint, calls int, aliases text[], purposes text[], prompt_tokens int,
    completion_tokens int, cached_share float8, failed_share float8, question text, answer text
  )`;

const ALIASES = `
  CREATE TEMP TABLE seed_aliases ON COMMIT DROP AS
  SELECT * FROM jsonb_to_recordset($1) AS t (
    alias text, display_name text, provider text, actual_model text, input_price bigint, output_price bigint, first_ms int,
    token_ms int, unpriced_days int
  )`;

/** People work from Monday to Friday, from eight to six; a part of the work never rests. */
const HOURS = `
  CREATE TEMP TABLE seed_hours ON COMMIT DROP AS
  SELECT at, sum(weight) OVER (ORDER BY at) / sum(weight) OVER () AS upto
  FROM (
    SELECT at, CASE WHEN extract(isodow FROM at) >= 6 THEN 0.25 ELSE 1 END
               * CASE WHEN extract(hour FROM at) BETWEEN 8 AND 17 THEN 6 + 3 * sin((extract(hour FROM at) - 8) / 9 * pi())
                      WHEN extract(hour FROM at) BETWEEN 6 AND 21 THEN 2 ELSE 0.5 END AS weight
    FROM generate_series(hour_of(now()) - make_interval(days => $1), hour_of(now()) - interval '3 hours', interval '1 hour') at
  ) hour`;

/** Who and what the activity is about, in the database and in temporary tables that end with the transaction. */
export async function writeTenants(client: pg.PoolClient, plan: SeedPlan): Promise<void> {
  const json = (rows: readonly object[]) => [JSON.stringify(rows.map(toColumns))];
  const types = plan.jobTypes.map(({ credits, ...type }) => ({ ...type, price: Math.round(credits * MICRO_CREDITS) }));
  await createFrom(client, TABLES, json(plan.teams));
  await createFrom(client, TYPES, json(types));
  await createFrom(client, ALIASES, json(plan.aliases));
  await createFrom(client, HOURS, [plan.days]);
  await client.query('CREATE INDEX ON seed_hours (upto)');
  await client.query('ANALYZE seed_hours');
  await client.query('SELECT setseed(0.2026)');
  for (const { organizationId, name } of plan.organizations) {
    await client.query(
      `INSERT INTO organizations (id, name, created_at) VALUES ($1, $2, now() - make_interval(days => $3))`,
      [organizationId, name, plan.days],
    );
  }
  await client.query(REST, []);
  await client.query(PRICES, [plan.priceBookId, CREDIT_VALUE_NANO_USD, plan.days, JSON.stringify(rulesOf(plan))]);
}

const rulesOf = ({ jobTypes }: SeedPlan) => [
  { name: 'default', match: {}, per_job: 1 },
  ...jobTypes.map(({ jobType, credits }) => ({ name: jobType, match: { job_type: jobType }, per_job: credits })),
];

const REST = `
  WITH aliases AS (
    INSERT INTO model_aliases (alias, display_name, provider, actual_model, input_price_nano_usd_per_million,
                               output_price_nano_usd_per_million)
    SELECT alias, display_name, provider, actual_model, CASE WHEN unpriced_days IS NULL THEN input_price END,
           CASE WHEN unpriced_days IS NULL THEN output_price END
    FROM seed_aliases ON CONFLICT DO NOTHING
  ), teams AS (
    INSERT INTO teams (id, organization_id, name, created_at)
    SELECT team_id, organization_id, name, (SELECT min(at) FROM seed_hours) FROM seed_teams
  )
  INSERT INTO credit_accounts (team_id) SELECT team_id FROM seed_teams`;

const PRICES = `
  WITH book AS (
    INSERT INTO price_books (id, name, description) VALUES ($1, 'Demo prices', 'What the demo customers pay') RETURNING id
  ), version AS (
    INSERT INTO price_book_versions (id, book_id, number, status, effective_from, credit_value_nano_usd, rules, published_at)
    SELECT gen_random_uuid(), id, 1, 'published', now() - make_interval(days => $3 + 1), $2, $4, now() FROM book
  )
  UPDATE organizations SET price_book_id = (SELECT id FROM book) WHERE id IN (SELECT organization_id FROM seed_teams)`;

/** A statement that creates a table takes no parameters: PostgreSQL is to put them in. */
async function createFrom(client: pg.PoolClient, text: string, values: readonly (string | number)[]): Promise<void> {
  const [value] = values;
  const literal = typeof value === 'number' ? String(value) : `${client.escapeLiteral(String(value))}::jsonb`;
  await client.query(text.replaceAll('$1', literal));
}

const toColumns = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
