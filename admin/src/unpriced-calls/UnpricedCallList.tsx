import { Box } from '@mui/material';
import { AutocompleteInput, ReferenceInput } from 'react-admin';
import { Records } from '../columns/Records.tsx';
import { RecordList } from '../display/RecordList.tsx';
import { NothingYet } from '../panel/NothingYet.tsx';
import { callColumns } from './call-columns.tsx';
import { PriceAll } from './PriceAll.tsx';

const searchByName = (q: string) => ({ q });

const filters = [
  <ReferenceInput key="alias" source="alias" reference="model-aliases" alwaysOn>
    <AutocompleteInput label="Model alias" filterToQuery={searchByName} sx={{ minWidth: { sm: 220 } }} />
  </ReferenceInput>,
];

export const UnpricedCallList = () => (
  <>
    <Box sx={{ paddingTop: 1 }}>
      <PriceAll />
    </Box>
    <RecordList title="Unpriced calls" filters={filters} empty={<NoCalls />}>
      <Records columns={callColumns} />
    </RecordList>
  </>
);

const NoCalls = () => (
  <NothingYet title="Every call has a cost">
    A call is listed here when LiteLLM reports no cost for it and its alias has no price. It counts nowhere until it is
    priced, and every sum says how many such calls it leaves out. Give aliases a price and it does not happen.
  </NothingYet>
);
