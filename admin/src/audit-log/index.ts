import HistoryIcon from '@mui/icons-material/History';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';

export const auditLog: ResourceDefinition = {
  name: 'audit-log',
  label: 'Audit log',
  icon: HistoryIcon,
  list: lazyPage(() => import('./AuditLog.tsx'), 'AuditLog'),
  routes: { id: ['entry_id'], list: '/audit-logs', rows: 'entries', hasCsv: true },
};
