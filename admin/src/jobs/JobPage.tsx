import { Alert, Stack } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { Facts } from '../display/Facts.tsx';
import { Section } from '../display/Section.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { CallTimeline } from '../timeline/CallTimeline.tsx';
import { Calls } from './Calls.tsx';
import { JobMetadata } from './JobMetadata.tsx';
import { JobPrice } from './JobPrice.tsx';
import type { JobWithCalls } from './job.ts';
import { jobAmounts, jobFacts } from './job-facts.tsx';
import { jobStatusLooks } from './job-status.ts';

/** All about one job: what became of it, what it cost, what was charged, and its calls. */
export const JobPage = () => {
  const job = useRecordContext<JobWithCalls>();
  if (!job) return null;
  const reason = job.error_message ?? job.error_code;
  return (
    <Stack sx={{ gap: 2, paddingBottom: 4 }}>
      <Section title={job.job_type} actions={<StatusChip {...jobStatusLooks[job.status]} />}>
        {reason && <Alert severity={job.status === 'FAILED' ? 'error' : 'info'}>{reason}</Alert>}
        <Facts size="large" facts={jobAmounts(job)} />
        <Facts facts={jobFacts(job)} />
        <JobPrice lines={job.price ?? []} />
        <JobMetadata metadata={job.job_metadata} />
      </Section>
      {job.calls && job.calls.length > 0 && <CallTimeline job={job} calls={job.calls} />}
      <Calls job={job} calls={job.calls} />
    </Stack>
  );
};
