import { SearchInput, SelectInput } from 'react-admin';
import { EmptyPage } from '../display/EmptyPage.tsx';
import { RecordList } from '../display/RecordList.tsx';
import { tenantFilters } from '../display/tenant-filters.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import { KeyCards } from './KeyCards.tsx';
import { KeyTable } from './KeyTable.tsx';
import { keyStatusChoices } from './key-looks.ts';

const filters = [
  <SearchInput key="q" source="q" placeholder="Name or first characters" alwaysOn />,
  <SelectInput key="status" source="status" choices={keyStatusChoices} alwaysOn />,
  ...tenantFilters,
];

export const KeyList = () => (
  <RecordList title="Keys" filters={filters} empty={<NoKeys />}>
    {useIsNarrow() ? <KeyCards withTeam /> : <KeyTable withTeam />}
  </RecordList>
);

const NoKeys = () => (
  <EmptyPage title="No keys yet">
    A key lets a team’s application call the API. A team gets its first key when it is created; more are made on the
    team’s page.
  </EmptyPage>
);
