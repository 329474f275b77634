import { Chip } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { RecordShow } from '../display/RecordShow.tsx';
import { JobActions } from './JobActions.tsx';
import { JobPage } from './JobPage.tsx';
import { isOpen, type Job } from './job.ts';
import { WorkflowButton } from './WorkflowButton.tsx';

const EVERY_MS = 2_000;

type Shown = { readonly state: { readonly data?: unknown } };

/** Asks again while the job is open, and stops when it has ended. */
const refetchWhileOpen = ({ state }: Shown): number | false => {
  const job = state.data as Job | undefined;
  return job && isOpen(job) ? EVERY_MS : false;
};

export const JobShow = () => (
  <RecordShow
    title="Job"
    queryOptions={{ refetchInterval: refetchWhileOpen }}
    actions={
      <>
        <LiveChip />
        <JobActions />
        <WorkflowButton />
      </>
    }
  >
    <JobPage />
  </RecordShow>
);

const LiveChip = () => {
  const job = useRecordContext<Job>();
  return job && isOpen(job) ? (
    <Chip label="Live: every 2 s" size="small" color="info" variant="outlined" sx={{ marginRight: 1 }} />
  ) : null;
};
