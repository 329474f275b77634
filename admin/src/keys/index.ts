import KeyIcon from '@mui/icons-material/Key';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';
import type { TeamKey } from './team-key.ts';

export const keys: ResourceDefinition = {
  name: 'keys',
  label: 'Keys',
  icon: KeyIcon,
  list: lazyPage(() => import('./KeyList.tsx'), 'KeyList'),
  recordRepresentation: (key: TeamKey) => key.name,
  routes: {
    id: ['team_id', 'key_id'],
    list: '/keys',
    rows: 'keys',
    sorts: ['created_at', 'name', 'expires_at'],
    hasCsv: true,
  },
};
