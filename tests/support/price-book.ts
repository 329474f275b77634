import { randomBytes } from 'node:crypto';
import type { Tenant } from './create-tenant.ts';
import { query } from './ledger.ts';

/** Gives a team a price book of its own with these rules, worth 0.10 USD a credit. Before the team's key is first used. */
export async function givePrices(databaseUrl: string, { teamId }: Tenant, rules: readonly object[]): Promise<void> {
  const book = `book-${randomBytes(5).toString('hex')}`;
  await query(databaseUrl, `INSERT INTO price_books (id, name) VALUES ($1, $1)`, [book]);
  await query(
    databaseUrl,
    `INSERT INTO price_book_versions (id, book_id, number, status, effective_from, published_at, credit_value_nano_usd, rules)
     VALUES (gen_random_uuid(), $1, 1, 'published', now(), now(), 100000000, $2)`,
    [book, JSON.stringify(rules)],
  );
  await query(databaseUrl, `UPDATE teams SET price_book_id = $1 WHERE id = $2`, [book, teamId]);
}
