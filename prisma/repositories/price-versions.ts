import type { NanoUsd } from '#domain/money.ts';
import type { PageRequest } from '#domain/pages.ts';
import type { Database } from '../client.ts';
import type { PriceBookVersion } from '../generated/client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';
import { APPLYING_VERSION } from './applying-version.ts';

export type { PriceBookVersion } from '../generated/client.ts';

/** What an operator writes; `rules` as the request had them. */
export type VersionFields = { readonly creditValue: NanoUsd; readonly rules: readonly object[]; readonly note: string };

const insertOne = {
  name: 'create_price_version',
  text: `
    INSERT INTO price_book_versions (id, book_id, number, credit_value_nano_usd, rules, note)
    SELECT gen_random_uuid(), $1, coalesce(max(number), 0) + 1, $2, $3, $4 FROM price_book_versions WHERE book_id = $1
    RETURNING number`,
};

/** Creates the next draft of a book and answers its number. Throws a unique violation when another is created right now. */
export async function createVersion(
  { pool }: Database,
  bookId: string,
  { creditValue, rules, note }: VersionFields,
): Promise<number> {
  const values = [bookId, creditValue, JSON.stringify(rules), note];
  const { rows } = await pool.query<{ number: number }>({ ...insertOne, values });
  const [row] = rows;
  if (!row) throw new Error(`Price book ${bookId} got no version`);
  return row.number;
}

export const findVersion = ({ prisma }: Database, bookId: string, number: number): Promise<PriceBookVersion | null> =>
  prisma.priceBookVersion.findUnique({ where: { bookId_number: { bookId, number } } });

const listing: Listing = {
  from: 'price_book_versions v',
  id: { sql: 'v.id', type: 'uuid' },
  sorts: {
    number: { sql: 'v.number', type: 'int' },
    created_at: { sql: 'v.created_at', type: 'timestamptz' },
  },
};

export async function listVersions(
  db: Database,
  bookId: string,
  page: PageRequest,
): Promise<ListPage<PriceBookVersion>> {
  return listPage(db, {
    listing,
    page,
    where: [['v.book_id = ?', bookId]],
    idOf: ({ id }) => id,
    load: (ids) => db.prisma.priceBookVersion.findMany({ where: { id: { in: ids } } }),
  });
}

const updateDraft = {
  name: 'update_price_draft',
  text: `
    UPDATE price_book_versions SET credit_value_nano_usd = $3, rules = $4, note = $5
    WHERE book_id = $1 AND number = $2 AND status = 'draft'`,
};

/** Writes a draft anew. False when it is published, or there is none. */
export async function replaceDraft(
  { pool }: Database,
  bookId: string,
  number: number,
  { creditValue, rules, note }: VersionFields,
): Promise<boolean> {
  const values = [bookId, number, creditValue, JSON.stringify(rules), note];
  return (await pool.query({ ...updateDraft, values })).rowCount === 1;
}

/** False when the version is published, or there is none. */
export async function deleteDraft({ prisma }: Database, bookId: string, number: number): Promise<boolean> {
  const { count } = await prisma.priceBookVersion.deleteMany({ where: { bookId, number, status: 'draft' } });
  return count === 1;
}

const publishOne = {
  name: 'publish_price_version',
  text: `
    UPDATE price_book_versions
    SET status = 'published', published_at = now(), effective_from = greatest(coalesce($3, now()), now())
    WHERE book_id = $1 AND number = $2 AND status = 'draft'`,
};

/** Makes a draft final, in effect from this moment on, or at once. False when it is published, or there is none. */
export async function publishDraft(
  { pool }: Database,
  bookId: string,
  number: number,
  effectiveFrom: Date | null,
): Promise<boolean> {
  return (await pool.query({ ...publishOne, values: [bookId, number, effectiveFrom] })).rowCount === 1;
}

export type AppliedVersion = {
  readonly organizationId: string;
  readonly teamBookId: string | null;
  readonly organizationBookId: string | null;
  readonly budgetMode: string;
  readonly version: PriceBookVersion;
};

const findApplying = {
  name: 'find_applying_version',
  text: `
    SELECT t.organization_id AS "organizationId", t.price_book_id AS "teamBookId", o.price_book_id AS "organizationBookId",
           t.budget_mode AS "budgetMode", price.id AS "versionId"
    FROM teams t JOIN organizations o ON o.id = t.organization_id JOIN LATERAL (${APPLYING_VERSION}) price ON true
    WHERE t.id = $1`,
};

type Row = Omit<AppliedVersion, 'version'> & { readonly versionId: string };

/** The prices that count now for a team's new jobs, and what decided so; null when there is no such team. */
export async function findApplyingVersion({ pool, prisma }: Database, teamId: string): Promise<AppliedVersion | null> {
  const { rows } = await pool.query<Row>({ ...findApplying, values: [teamId] });
  const [row] = rows;
  if (!row) return null;
  const { versionId, ...found } = row;
  return { ...found, version: await prisma.priceBookVersion.findUniqueOrThrow({ where: { id: versionId } }) };
}
