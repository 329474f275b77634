import type { PageRequest, SortOrder } from '#domain/pages.ts';

/** The first page of a list, in an order that it knows. */
export const firstPage = (sort: string, order: SortOrder = 'desc', limit = 1_000): PageRequest => ({
  limit,
  offset: 0,
  sort,
  order,
  cursor: null,
  isCounted: true,
});
