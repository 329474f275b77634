import type { ReactNode } from 'react';

/** One thing that a list tells of each of its records. The first column of a list is what a record is known by. */
export type Column<T> = {
  readonly name: string;
  readonly value: (record: T) => ReactNode;
  readonly isNumber?: boolean;
  /** The field that the list can be sorted by here; its routes name it too. */
  readonly sort?: string;
  /** Takes the room of two in a narrow window. */
  readonly isWide?: boolean;
};
