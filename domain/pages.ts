export const sortOrders = ['asc', 'desc'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** The last row of a page, as a list in this order knows it. */
export type Cursor = {
  readonly sort: string;
  readonly order: SortOrder;
  /** What the list is sorted by, and the id that decides between equals. */
  readonly value: string;
  readonly id: string;
};

/** Which part of a list is wanted. With a cursor: what comes after it, in its order. */
export type PageRequest = {
  readonly limit: number;
  readonly offset: number;
  readonly sort: string;
  readonly order: SortOrder;
  readonly cursor: Cursor | null;
  /** Whether it is to be told how many rows match in all. */
  readonly isCounted: boolean;
};
