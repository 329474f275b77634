import { AutocompleteInput, ReferenceInput, SearchInput, SelectInput } from 'react-admin';
import { teamStatusChoices } from './team-status.ts';

const searchByName = (q: string) => ({ q });

export const teamFilters = [
  <SearchInput key="q" source="q" placeholder="Search teams" alwaysOn />,
  <SelectInput key="status" source="status" choices={teamStatusChoices} alwaysOn />,
  <ReferenceInput key="organization_id" source="organization_id" reference="organizations" alwaysOn>
    <AutocompleteInput label="Organization" sx={{ minWidth: { sm: 220 } }} filterToQuery={searchByName} />
  </ReferenceInput>,
];
