import { DomainError } from '#domain/errors.ts';
import type { Cursor, PageRequest } from '#domain/pages.ts';
import type { Database } from './client.ts';

type SortType = 'text' | 'uuid' | 'int' | 'bigint' | 'numeric' | 'timestamptz';

/** Something to sort by. It must never be null: where a column can be, `coalesce` says what such rows sort as. */
type SortKey = { readonly sql: string; readonly type: SortType };

/** What a list is made of, its rows' own id, and all that it can be sorted by. */
export type Listing = {
  readonly from: string;
  readonly id: SortKey;
  readonly sorts: Readonly<Record<string, SortKey>>;
};

/** A condition with `?` for its value, as often as it takes. Without a value it does not count. */
type Condition = readonly [sql: string, value: unknown];

export type ListQuery<Row> = {
  readonly listing: Listing;
  readonly where: readonly Condition[];
  /** Rows that meet one of these, none more than one of them: each is looked for by its own index. */
  readonly either?: readonly string[] | undefined;
  readonly page: PageRequest;
  /** How many match, where that is known without counting them. */
  readonly count?: (() => Promise<number>) | undefined;
  /** Reads the rows with these ids, in any order. */
  readonly load: (ids: string[]) => Promise<readonly Row[]>;
  readonly idOf: (row: Row) => string;
};

export type ListPage<Row> = {
  /** How many match in all; 0 when that was not asked for. */
  readonly total: number;
  readonly rows: readonly Row[];
  /** Where the next page begins, or null after the last. */
  readonly next: Cursor | null;
};

/**
 * One page of a list: filtered, sorted and cut in the database. By cursor it costs the same at any depth, and no row is missed
 * or told twice while others come and go.
 */
export async function listPage<Row>(db: Database, query: ListQuery<Row>): Promise<ListPage<Row>> {
  const { page, load, idOf } = query;
  const { sort, order } = page.cursor ?? page;
  const [total, keys] = await Promise.all([
    page.isCounted ? (query.count?.() ?? countAll(db, query)) : 0,
    readKeys(db, query),
  ]);
  const shown = keys.slice(0, page.limit);
  const ids = shown.map(({ id }) => id);
  const byId = new Map((ids.length > 0 ? await load(ids) : []).map((row) => [idOf(row), row]));
  const last = shown.at(-1);
  return {
    total,
    rows: ids.flatMap((id) => byId.get(id) ?? []),
    next: last && keys.length > page.limit ? { sort, order, ...last } : null,
  };
}

type Asked = Pick<ListQuery<unknown>, 'listing' | 'where' | 'either' | 'page'>;

const partsOf = ({ either }: Asked): readonly string[] => either ?? ['true'];

async function countAll({ pool }: Database, asked: Asked): Promise<number> {
  const values: unknown[] = [];
  const where = conditions(asked.where, values);
  const counts = partsOf(asked).map(
    (part) => `(SELECT count(*) FROM ${asked.listing.from} WHERE ${[...where, `(${part})`].join(' AND ')})`,
  );
  const { rows } = await pool.query<{ total: number }>(`SELECT (${counts.join(' + ')})::int AS total`, values);
  return rows[0]?.total ?? 0;
}

type Key = Pick<Cursor, 'value' | 'id'>;

/** The keys of the page, and of one row more if there is one. */
async function readKeys({ pool }: Database, asked: Asked): Promise<Key[]> {
  const { listing, page } = asked;
  const { sort, order } = page.cursor ?? page;
  const key = listing.sorts[sort];
  if (!key) throw new Error(`This list cannot be sorted by ${sort}`);
  const values: unknown[] = [];
  const where = conditions(asked.where, values);
  if (page.cursor) where.push(after(page.cursor, key, listing.id, values));
  const offset = page.cursor ? 0 : page.offset;
  const most = page.limit + 1;
  const parts = partsOf(asked).map(
    (part) => `(
      SELECT ${key.sql} AS sort_key, ${listing.id.sql} AS sort_id FROM ${listing.from} WHERE ${[...where, `(${part})`].join(' AND ')}
      ORDER BY 1 ${order}, 2 ${order} LIMIT ${offset + most}
    )`,
  );
  const text = `
    SELECT sort_key::text AS value, sort_id::text AS id FROM (${parts.join(' UNION ALL ')}) part
    ORDER BY sort_key ${order}, sort_id ${order} LIMIT ${most} OFFSET ${offset}`;
  try {
    return (await pool.query<Key>(text, values)).rows;
  } catch (error) {
    if (!page.cursor || !isUnreadable(error)) throw error;
    throw new DomainError('invalid_request', 'cursor: is no cursor of this list; take next_cursor from its answer.');
  }
}

/** A cursor that somebody has made up may hold what is no date or number. */
const isUnreadable = (error: unknown): boolean =>
  /^22(?:003|007|008|P02|021)$/.test(String((error as { code?: unknown }).code));

function conditions(where: readonly Condition[], values: unknown[]): string[] {
  return where
    .filter(([, value]) => value !== undefined)
    .map(([sql, value]) => `(${sql.includes('?') ? sql.replaceAll('?', `$${values.push(value)}`) : sql})`);
}

function after(cursor: Cursor, key: SortKey, id: SortKey, values: unknown[]): string {
  const [value, last] = [values.push(cursor.value), values.push(cursor.id)];
  const comparison = cursor.order === 'desc' ? '<' : '>';
  return `(${key.sql}, ${id.sql}) ${comparison} ($${value}::${key.type}, $${last}::${id.type})`;
}
