import { DataTable } from 'react-admin';
import { Moment } from '../display/Moment.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCredits } from '../format/amounts.ts';
import { CallCount } from './CallCount.tsx';
import { JobCost } from './JobCost.tsx';
import { JobLink } from './JobLink.tsx';
import type { Job } from './job.ts';
import { jobDuration } from './job-duration.ts';
import { jobStatusLooks } from './job-status.ts';

const Column = DataTable.Col<Job>;
const right = { align: 'right', cellSx: () => ({ whiteSpace: 'nowrap' }) } as const;

export const JobTable = () => (
  <DataTable<Job> rowClick="show" bulkActionButtons={false}>
    <Column label="Job" render={(job) => <JobLink job={job} />} />
    <Column label="Team" render={({ team_id: id }) => <RecordLink resource="teams" id={id} />} />
    <Column label="Type" render={(job) => job.job_type} />
    <Column label="Status" render={(job) => <StatusChip {...jobStatusLooks[job.status]} />} />
    <Column {...right} source="total_calls" label="Calls" render={(job) => <CallCount job={job} />} />
    <Column {...right} source="total_cost_usd" label="Cost" render={(job) => <JobCost job={job} />} />
    <Column {...right} label="Credits charged" render={(job) => formatCredits(job.credits_charged)} />
    <Column source="created_at" label="Created" render={(job) => <Moment at={job.created_at} />} />
    <Column {...right} label="Duration" render={jobDuration} />
  </DataTable>
);
