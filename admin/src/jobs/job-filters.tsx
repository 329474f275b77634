import { AutocompleteInput, ReferenceInput, SelectInput, TextInput } from 'react-admin';
import { jobStatusChoices } from './job-status.ts';

const searchByName = (q: string) => ({ q });

export const jobFilters = [
  <ReferenceInput key="team_id" source="team_id" reference="teams" alwaysOn>
    <AutocompleteInput label="Team" sx={{ minWidth: 220 }} filterToQuery={searchByName} />
  </ReferenceInput>,
  <SelectInput key="status" source="status" choices={jobStatusChoices} alwaysOn />,
  <TextInput key="job_type" source="job_type" label="Job type" alwaysOn />,
];
