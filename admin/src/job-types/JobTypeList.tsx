import { SearchInput } from 'react-admin';
import { Records } from '../columns/Records.tsx';
import { RecordList } from '../display/RecordList.tsx';
import { NothingYet } from '../panel/NothingYet.tsx';
import { jobTypeColumns } from './job-type-columns.tsx';

const filters = [<SearchInput key="q" source="q" placeholder="Search job types" alwaysOn />];

export const JobTypeList = () => (
  <RecordList title="Job types" filters={filters} empty={<NoJobTypes />}>
    <Records columns={jobTypeColumns} />
  </RecordList>
);

const NoJobTypes = () => (
  <NothingYet title="Nothing is set for any job type yet">
    Applications name a job type with each job. For one you may set the least margin that its jobs must keep, what to do
    below it, and the model of calls that name none.
  </NothingYet>
);
