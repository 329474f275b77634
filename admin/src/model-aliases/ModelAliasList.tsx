import { Records } from '../columns/Records.tsx';
import { RecordList } from '../display/RecordList.tsx';
import { NothingYet } from '../panel/NothingYet.tsx';
import { aliasColumns } from './alias-columns.tsx';
import { aliasFilters } from './alias-filters.tsx';

export const ModelAliasList = () => (
  <RecordList title="Model aliases" filters={aliasFilters} empty={<NoAliases />}>
    <Records columns={aliasColumns} />
  </RecordList>
);

const NoAliases = () => (
  <NothingYet title="No model aliases yet">
    Teams call models by aliases, so that you may change the model behind one at any time and nobody learns which it is.
    Create one, and give it to teams in an access group.
  </NothingYet>
);
