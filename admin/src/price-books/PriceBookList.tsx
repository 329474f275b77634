import { Box } from '@mui/material';
import { SearchInput } from 'react-admin';
import { Records } from '../columns/Records.tsx';
import { RecordList } from '../display/RecordList.tsx';
import { NothingYet } from '../panel/NothingYet.tsx';
import { bookColumns } from './book-columns.tsx';
import { ExplainPrice } from './ExplainPrice.tsx';

const filters = [<SearchInput key="q" source="q" placeholder="Search price books" alwaysOn />];

export const PriceBookList = () => (
  <>
    <RecordList title="Price books" filters={filters} empty={<NoBooks />}>
      <Records columns={bookColumns} />
    </RecordList>
    <Box sx={{ marginTop: 2 }}>
      <ExplainPrice />
    </Box>
  </>
);

const NoBooks = () => (
  <NothingYet title="No price book yet">
    A price book says what teams pay, by version. Create one, write its first version and publish it.
  </NothingYet>
);
