import { AutocompleteInput, ReferenceInput } from 'react-admin';

const searchByName = (q: string) => ({ q });
const width = { minWidth: { sm: 190 } };

/** Filters by whose a record is: its team, its organization. */
export const tenantFilters = [
  <ReferenceInput key="team_id" source="team_id" reference="teams" alwaysOn>
    <AutocompleteInput label="Team" filterToQuery={searchByName} sx={width} />
  </ReferenceInput>,
  <ReferenceInput key="organization_id" source="organization_id" reference="organizations" alwaysOn>
    <AutocompleteInput label="Organization" filterToQuery={searchByName} sx={width} />
  </ReferenceInput>,
];
