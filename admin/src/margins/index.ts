import ChartIcon from '@mui/icons-material/QueryStatsOutlined';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';

export const margins: ResourceDefinition = {
  name: 'margins',
  label: 'Margins',
  icon: ChartIcon,
  list: lazyPage(() => import('./MarginsPage.tsx'), 'MarginsPage'),
};
