import { RecordList } from '../display/RecordList.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import { JobCards } from './JobCards.tsx';
import { JobTable } from './JobTable.tsx';
import { jobFilters } from './job-filters.tsx';
import { NoJobs } from './NoJobs.tsx';

export const JobList = () => (
  <RecordList title="Jobs" filters={jobFilters} empty={<NoJobs />}>
    {useIsNarrow() ? <JobCards /> : <JobTable />}
  </RecordList>
);
