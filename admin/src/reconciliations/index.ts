import BalanceIcon from '@mui/icons-material/BalanceOutlined';
import { formatSpan } from '../format/days.ts';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';
import type { Reconciliation } from './reconciliation.ts';

export const reconciliations: ResourceDefinition = {
  name: 'reconciliations',
  label: 'Reconciliations',
  icon: BalanceIcon,
  list: lazyPage(() => import('./ReconciliationList.tsx'), 'ReconciliationList'),
  show: lazyPage(() => import('./ReconciliationShow.tsx'), 'ReconciliationShow'),
  recordRepresentation: ({ from, to }: Reconciliation) => formatSpan(from, to),
  routes: {
    id: ['reconciliation_id'],
    list: '/reconciliations',
    rows: 'reconciliations',
    sorts: ['from'],
    hasCsv: true,
    one: '/reconciliations/:reconciliation_id',
  },
};
