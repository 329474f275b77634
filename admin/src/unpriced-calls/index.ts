import UnpricedIcon from '@mui/icons-material/MoneyOffOutlined';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';

export const unpricedCalls: ResourceDefinition = {
  name: 'unpriced-calls',
  label: 'Unpriced calls',
  icon: UnpricedIcon,
  list: lazyPage(() => import('./UnpricedCallList.tsx'), 'UnpricedCallList'),
  routes: {
    id: ['call_id'],
    list: '/unpriced-calls',
    rows: 'calls',
    sorts: ['team_id', 'model_alias', 'created_at'],
    hasCsv: true,
  },
};
