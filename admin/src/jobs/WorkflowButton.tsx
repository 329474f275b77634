import OpenInNewIcon from '@mui/icons-material/OpenInNew';
import { Button } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { useSettings } from '../settings/settings-context.ts';
import type { Job } from './job.ts';

/** Opens the job's workflow in Temporal's UI, where there is one. */
export const WorkflowButton = () => {
  const job = useRecordContext<Job>();
  const { workflowsUrl } = useSettings();
  if (!job || workflowsUrl === null) return null;
  return (
    <Button
      href={`${workflowsUrl}/job-${job.job_id}`}
      target="_blank"
      rel="noreferrer"
      size="small"
      startIcon={<OpenInNewIcon />}
    >
      Workflow in Temporal
    </Button>
  );
};
