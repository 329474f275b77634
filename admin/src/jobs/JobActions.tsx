import StopIcon from '@mui/icons-material/StopCircleOutlined';
import { TextInput, useRecordContext } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { RefundJob } from '../credits/RefundJob.tsx';
import { isOpen, type Job } from './job.ts';

/** What can be done to a job: it is stopped while it is open, and refunded when it was charged. */
export const JobActions = () => {
  const job = useRecordContext<Job>();
  if (!job) return null;
  if (isOpen(job)) return <CancelJob job={job} />;
  const isRefundable = (job.credits_charged ?? 0) > job.credits_refunded;
  return isRefundable ? <RefundJob teamId={job.team_id} jobId={job.job_id} /> : null;
};

const CancelJob = ({ job }: { readonly job: Job }) => (
  <ActionButton<{ readonly status: string }>
    label="Cancel job"
    icon={<StopIcon />}
    method="POST"
    path={`/jobs/teams/${encodeURIComponent(job.team_id)}/${job.job_id}/cancel`}
    title="Cancel this job?"
    explanation="Its running calls are stopped down to the provider and it takes no more calls. The credits it holds are released; what its price book charges for a cancelled job is charged. What providers have produced by now costs you. This cannot be undone."
    confirm="Cancel job"
    isDangerous
    toBody={({ reason }) => (reason ? { reason } : {})}
    done={({ status }) =>
      status === 'CANCELLED' ? 'The job is cancelled.' : `The job had ended already: ${status.toLowerCase()}.`
    }
  >
    <TextInput source="reason" label="Reason" helperText="Optional. The team sees it as the job’s message" />
  </ActionButton>
);
