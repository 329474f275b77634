import WorkHistoryIcon from '@mui/icons-material/WorkHistory';
import type { Row } from '../data/resource-routes.ts';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';
import { JobList } from './JobList.tsx';
import type { Job } from './job.ts';

export const jobs: ResourceDefinition = {
  name: 'jobs',
  label: 'Jobs',
  icon: WorkHistoryIcon,
  list: JobList,
  show: lazyPage(() => import('./JobShow.tsx'), 'JobShow'),
  recordRepresentation: (job: Job) => job.job_id,
  routes: {
    id: ['team_id', 'job_id'],
    list: '/jobs',
    rows: 'jobs',
    sorts: ['created_at', 'total_cost_usd', 'price_usd', 'margin_usd', 'total_calls'],
    hasCsv: true,
    one: '/jobs/teams/:team_id/:job_id?with_data=false',
    recordIn: ({ job, ...rest }) => ({ ...(job as Row), ...rest }),
  },
};
