import { AutocompleteInput, ReferenceInput, TextInput } from 'react-admin';
import { Records } from '../columns/Records.tsx';
import { RecordList } from '../display/RecordList.tsx';
import { NothingYet } from '../panel/NothingYet.tsx';
import { alertColumns } from './alert-columns.tsx';
import type { MarginAlert } from './job-type.ts';

const searchByName = (q: string) => ({ q });

const filters = [
  <ReferenceInput key="team_id" source="team_id" reference="teams" alwaysOn>
    <AutocompleteInput label="Team" filterToQuery={searchByName} sx={{ minWidth: { sm: 190 } }} />
  </ReferenceInput>,
  <TextInput key="job_type" source="job_type" label="Job type" alwaysOn />,
];

export const MarginAlertList = () => (
  <RecordList title="Margin alerts" filters={filters} empty={<NoAlerts />}>
    <Records<MarginAlert> columns={alertColumns} />
  </RecordList>
);

const NoAlerts = () => (
  <NothingYet title="No job fell below its floor">
    A job is listed here when what remains of its price after cost falls below the margin floor of its job type. Set one
    on the page of the job type.
  </NothingYet>
);
