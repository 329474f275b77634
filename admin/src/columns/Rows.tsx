import { Box, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { Facts } from '../display/Facts.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import type { Column } from './column.ts';
import { factOf } from './fact-of.ts';

type Props<T> = {
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Stands last, set off from the others. */
  readonly total?: T | undefined;
};

/** Rows that are no records of a list: a table, or cards in a narrow window. */
export const Rows = <T,>(props: Props<T>) => (useIsNarrow() ? <Cards {...props} /> : <WideTable {...props} />);

const cell = (isNumber: boolean | undefined) =>
  isNumber ? ({ align: 'right', sx: { whiteSpace: 'nowrap' } } as const) : {};

const WideTable = <T,>({ columns, rows, keyOf, total }: Props<T>) => (
  // A scrolling region has to be reachable by keyboard.
  <TableContainer tabIndex={0}>
    <Table size="small">
      <TableHead>
        <TableRow>
          {columns.map(({ name, isNumber }) => (
            <TableCell key={name} align={isNumber ? 'right' : 'left'}>
              {name}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={keyOf(row)}>{cellsOf(columns, row)}</TableRow>
        ))}
        {total && <TableRow sx={{ '& td': { fontWeight: 650, borderBottom: 0 } }}>{cellsOf(columns, total)}</TableRow>}
      </TableBody>
    </Table>
  </TableContainer>
);

const cellsOf = <T,>(columns: readonly Column<T>[], row: T) =>
  columns.map(({ name, value, isNumber }) => (
    <TableCell key={name} {...cell(isNumber)}>
      {value(row)}
    </TableCell>
  ));

const Cards = <T,>({ columns: [first, ...rest], rows, keyOf, total }: Props<T>) => (
  <Box component="ul" sx={{ margin: 0, padding: 0, listStyle: 'none' }}>
    {[...(total ? [{ row: total, key: 'total' }] : []), ...rows.map((row) => ({ row, key: keyOf(row) }))].map(
      ({ row, key }) => (
        <Box key={key} component="li" sx={{ padding: 2, borderTop: 1, borderColor: 'divider' }}>
          <Stack sx={{ gap: 1 }}>
            <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{first?.value(row)}</Box>
            <Facts size="small" facts={rest.map((column) => factOf(column, row))} />
          </Stack>
        </Box>
      ),
    )}
  </Box>
);
