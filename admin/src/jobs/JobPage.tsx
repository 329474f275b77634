import { Alert, Paper, Stack, Typography } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { Facts } from '../display/Facts.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { Calls } from './Calls.tsx';
import { JobMetadata } from './JobMetadata.tsx';
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
      <Paper variant="outlined" sx={{ padding: { xs: 2, sm: 3 } }}>
        <Stack sx={{ gap: 2.5 }}>
          <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
            <Typography variant="h6" component="h2" sx={{ overflowWrap: 'anywhere' }}>
              {job.job_type}
            </Typography>
            <StatusChip {...jobStatusLooks[job.status]} />
          </Stack>
          {reason && <Alert severity={job.status === 'FAILED' ? 'error' : 'info'}>{reason}</Alert>}
          <Facts size="large" facts={jobAmounts(job)} />
          <Facts facts={jobFacts(job)} />
          <JobMetadata metadata={job.job_metadata} />
        </Stack>
      </Paper>
      <Calls calls={job.calls} />
    </Stack>
  );
};
