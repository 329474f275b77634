import { Stack } from '@mui/material';
import { DataTable, type RaRecord } from 'react-admin';
import { Facts } from '../display/Facts.tsx';
import { RecordCards } from '../display/RecordCards.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import type { Column } from './column.ts';
import { factOf } from './fact-of.ts';

type Props<T> = { readonly columns: readonly Column<T>[] };

/** The records of a list: a table, or cards in a narrow window. */
export const Records = <T extends RaRecord>({ columns }: Props<T>) =>
  useIsNarrow() ? <Cards columns={columns} /> : <Table columns={columns} />;

const Cards = <T extends RaRecord>({ columns: [first, ...rest] }: Props<T>) => (
  <RecordCards<T>>
    {(record) => (
      <Stack sx={{ gap: 1 }}>
        {first?.value(record)}
        <Facts size="small" facts={rest.map((column) => factOf(column, record))} />
      </Stack>
    )}
  </RecordCards>
);

const Table = <T extends RaRecord>({ columns }: Props<T>) => (
  <DataTable<T> rowClick={false} bulkActionButtons={false}>
    {columns.map(({ name, value, isNumber, sort }) => (
      <DataTable.Col
        key={name}
        label={name}
        {...(sort ? { source: sort } : { disableSort: true })}
        render={(record: RaRecord) => value(record as T)}
        {...(isNumber && { align: 'right', cellSx: () => ({ whiteSpace: 'nowrap' }) })}
      />
    ))}
  </DataTable>
);
