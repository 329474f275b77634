import type { Cursor, PageRequest, SortOrder } from '#domain/pages.ts';

type AskedPage = {
  readonly limit: number;
  readonly offset: number;
  readonly sort: string;
  readonly order: SortOrder;
  readonly cursor?: Cursor | null | undefined;
  readonly format?: 'json' | 'csv' | undefined;
};

/** The page of a list that a query asks for. CSV has no place for how many rows there are, so they are not counted for it. */
export const pageOf = ({ limit, offset, sort, order, cursor = null, format }: AskedPage): PageRequest => ({
  limit,
  offset,
  sort,
  order,
  cursor,
  isCounted: format !== 'csv',
});
