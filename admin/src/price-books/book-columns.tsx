import { Typography } from '@mui/material';
import type { Column } from '../columns/column.ts';
import { Moment } from '../display/Moment.tsx';
import { NameAndId } from '../display/NameAndId.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { NOTHING } from '../format/amounts.ts';
import type { PriceBook } from './price-book.ts';

export const bookColumns: readonly Column<PriceBook>[] = [
  {
    name: 'Price book',
    sort: 'name',
    value: ({ id, name }) => <NameAndId resource="price-books" id={id} name={name} />,
  },
  {
    name: 'Counts for',
    value: ({ is_default }) =>
      is_default ? <StatusChip tone="success" label="All without one of their own" /> : 'whom it is given to',
  },
  {
    name: 'Description',
    value: ({ description }) => (
      <Typography variant="body2" sx={{ maxWidth: 420, overflowWrap: 'anywhere' }}>
        {description || NOTHING}
      </Typography>
    ),
  },
  { name: 'Created', sort: 'created_at', value: ({ created_at }) => <Moment at={created_at} /> },
];
