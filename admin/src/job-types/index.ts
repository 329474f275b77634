import CategoryIcon from '@mui/icons-material/CategoryOutlined';
import AlertIcon from '@mui/icons-material/NotificationImportantOutlined';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';

export const jobTypes: ResourceDefinition = {
  name: 'job-types',
  label: 'Job types',
  icon: CategoryIcon,
  list: lazyPage(() => import('./JobTypeList.tsx'), 'JobTypeList'),
  show: lazyPage(() => import('./JobTypeShow.tsx'), 'JobTypeShow'),
  create: lazyPage(() => import('./JobTypeCreate.tsx'), 'JobTypeCreate'),
  routes: {
    id: ['job_type'],
    list: '/job-types',
    rows: 'job_types',
    sorts: ['job_type', 'updated_at'],
    hasCsv: true,
    searchIn: ['job_type', 'default_model'],
    one: '/job-types/:job_type',
  },
};

export const marginAlerts: ResourceDefinition = {
  name: 'margin-alerts',
  label: 'Margin alerts',
  icon: AlertIcon,
  list: lazyPage(() => import('./MarginAlertList.tsx'), 'MarginAlertList'),
  routes: { id: ['job_id'], list: '/margin-alerts', rows: 'alerts', hasCsv: true },
};
