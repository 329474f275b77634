import type { Fact } from '../display/Facts.tsx';
import type { Column } from './column.ts';

/** What a column tells of a record, for a card. */
export const factOf = <T>({ name, value, isWide = false }: Column<T>, record: T): Fact => ({
  name,
  value: value(record),
  isWide,
});
