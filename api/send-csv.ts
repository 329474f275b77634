import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CSV_TYPE, csvOptions } from './csv.ts';
import type { Route } from './define-route.ts';
import { readCursor } from './schemas/lists.ts';
import type { Services } from './services.ts';

type Input = Parameters<Route['handle']>[0];
type Rows = readonly Record<string, unknown>[];
type Page = { readonly rows: Rows; readonly next: string | null };

const ROWS_AT_ONCE = 1_000;

/** Whether a list is to be answered as CSV: `format` says so, or the Accept header where `format` says nothing. */
export const asksForCsv = (request: Request): boolean =>
  request.query['format'] === undefined
    ? request.accepts(['json', 'csv']) === 'csv'
    : request.query['format'] === 'csv';

/**
 * Sends all rows of a list that match, page after page by cursor: one page is in memory, whatever the length of the list and the
 * patience of the reader. What breaks after the first page breaks the connection, so that nobody takes a part for the whole.
 */
export async function sendCsv(response: Response, route: Route, input: Input, services: Services): Promise<void> {
  const read = (cursor: string | null) => readPage(route, input, services, cursor);
  const first = await read(null);
  response.set({
    'content-type': CSV_TYPE,
    'content-disposition': `attachment; filename="${route.rows}.csv"`,
  });
  const text = stringify({
    header: true,
    columns: columnsOf(route).map((key) => ({ key })),
    ...csvOptions,
  });
  await pipeline(Readable.from(allRows(first, read)), text, response);
}

async function* allRows(first: Page, read: (cursor: string) => Promise<Page>): AsyncGenerator<object> {
  for (let page = first; ; page = await read(page.next)) {
    yield* page.rows;
    if (page.next === null) return;
  }
}

async function readPage(route: Route, input: Input, services: Services, cursor: string | null): Promise<Page> {
  const query = {
    ...(input.query as object),
    limit: ROWS_AT_ONCE,
    offset: 0,
    page: undefined,
    page_size: undefined,
    format: 'csv',
    cursor: cursor === null ? undefined : readCursor(cursor),
  };
  const reply = route.reply.parse(await route.handle({ ...input, query }, services)) as Record<string, unknown>;
  return { rows: reply[route.rows ?? ''] as Rows, next: reply['next_cursor'] as string | null };
}

function columnsOf({ reply, rows = '' }: Route): string[] {
  const list = (reply as z.ZodObject<Record<string, z.ZodArray<z.ZodType>>>).shape[rows];
  return list ? keysOf(list.element) : [];
}

function keysOf(row: z.ZodType): string[] {
  if (row instanceof z.ZodUnion) return [...new Set(row.options.flatMap((option) => keysOf(option as z.ZodType)))];
  return row instanceof z.ZodObject ? Object.keys(row.shape) : [];
}
