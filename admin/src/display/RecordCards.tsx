import { Box, LinearProgress } from '@mui/material';
import type { ReactNode } from 'react';
import { ListNoResults, type RaRecord, useListContext } from 'react-admin';

type Props<T extends RaRecord> = { readonly children: (record: T) => ReactNode };

/** The records of a list one below the other, for windows that are too narrow for a table. */
export const RecordCards = <T extends RaRecord>({ children }: Props<T>) => {
  const { data = [], isPending } = useListContext<T>();
  if (isPending) return <LinearProgress aria-label="Loading" />;
  if (data.length === 0) return <ListNoResults />;
  return (
    <Box component="ul" sx={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {data.map((record) => (
        <Box
          key={record.id}
          component="li"
          sx={{ padding: 2, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}
        >
          {children(record)}
        </Box>
      ))}
    </Box>
  );
};
