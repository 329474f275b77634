import WorkHistoryIcon from '@mui/icons-material/WorkHistory';
import { JobList } from './JobList.tsx';
import { JobShow } from './JobShow.tsx';
import type { Job } from './job.ts';

export const jobs = {
  name: 'jobs',
  icon: WorkHistoryIcon,
  list: JobList,
  show: JobShow,
  recordRepresentation: (job: Job) => job.job_id,
};
