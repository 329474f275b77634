import { z } from 'zod';
import { type Cursor, type SortOrder, sortOrders } from '#domain/pages.ts';
import { pageQuery } from './fields.ts';

const storedCursor = z.tuple([z.string(), z.enum(sortOrders), z.string(), z.string()]);

/** What every list takes: a page by number of rows or after a cursor, an order, and another format. The first sort is the usual one. */
export const listQuery = <const Sorts extends readonly [string, ...string[]]>(sorts: Sorts, order: SortOrder) => ({
  ...pageQuery.shape,
  cursor: z
    .string()
    .transform(readCursor)
    .refine((cursor) => cursor !== null && sorts.includes(cursor.sort), {
      message:
        'is no cursor of this list; take next_cursor from its answer, or leave it out to begin with the first page',
    })
    .optional()
    .meta({ description: '`next_cursor` of the page before. Its sort and order go on; offset does not count' }),
  sort: z.enum(sorts).default(sorts[0] as Sorts[number]),
  order: z.enum(sortOrders).default(order),
  format: z.enum(['json', 'csv']).optional().meta({ description: 'csv: all rows that match, whatever the limit' }),
});

/** `next_cursor` in an answer. */
export const nextCursor = z
  .custom<Cursor | null>()
  .transform(writeCursor)
  .meta({ type: ['string', 'null'], description: 'Send it as `cursor` for the next page; null after the last' });

/** Null for what is no cursor. */
export function readCursor(text: string): Cursor | null {
  const stored = storedCursor.safeParse(parseJson(Buffer.from(text, 'base64url').toString()));
  if (!stored.success) return null;
  const [sort, order, value, id] = stored.data;
  return { sort, order, value, id };
}

function writeCursor(cursor: Cursor | null): string | null {
  if (!cursor) return null;
  const { sort, order, value, id } = cursor;
  return Buffer.from(JSON.stringify([sort, order, value, id])).toString('base64url');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
