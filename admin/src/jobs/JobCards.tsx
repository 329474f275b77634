import { Stack, Typography } from '@mui/material';
import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordCards } from '../display/RecordCards.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCredits } from '../format/amounts.ts';
import { CallCount } from './CallCount.tsx';
import { JobCost } from './JobCost.tsx';
import { JobLink } from './JobLink.tsx';
import type { Job } from './job.ts';
import { jobDuration } from './job-duration.ts';
import { jobStatusLooks } from './job-status.ts';

export const JobCards = () => <RecordCards<Job>>{(job) => <JobCard job={job} />}</RecordCards>;

const JobCard = ({ job }: { readonly job: Job }) => (
  <Stack sx={{ gap: 1 }}>
    <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'start', gap: 1 }}>
      <Stack sx={{ minWidth: 0 }}>
        <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {job.job_type}
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {job.team_id} · <Moment at={job.created_at} />
        </Typography>
      </Stack>
      <StatusChip {...jobStatusLooks[job.status]} />
    </Stack>
    <Facts
      size="small"
      facts={[
        { name: 'Cost', value: <JobCost job={job} /> },
        { name: 'Credits charged', value: formatCredits(job.credits_charged) },
        { name: 'Duration', value: jobDuration(job) },
        { name: 'Job', value: <JobLink job={job} /> },
        { name: 'Calls', value: <CallCount job={job} />, isWide: true },
      ]}
    />
  </Stack>
);
