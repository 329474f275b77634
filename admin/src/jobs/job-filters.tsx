import { AutocompleteInput, ReferenceInput, SelectInput, TextInput } from 'react-admin';
import { jobStatusChoices } from './job-status.ts';

const searchByName = (q: string) => ({ q });
const width = { minWidth: { sm: 190 } };

export const jobFilters = [
  <ReferenceInput key="team_id" source="team_id" reference="teams" alwaysOn>
    <AutocompleteInput label="Team" filterToQuery={searchByName} sx={width} />
  </ReferenceInput>,
  <ReferenceInput key="organization_id" source="organization_id" reference="organizations" alwaysOn>
    <AutocompleteInput label="Organization" filterToQuery={searchByName} sx={width} />
  </ReferenceInput>,
  <SelectInput key="status" source="status" choices={jobStatusChoices} alwaysOn />,
  <TextInput key="job_type" source="job_type" label="Job type" alwaysOn />,
];
