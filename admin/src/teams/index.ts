import GroupIcon from '@mui/icons-material/Group';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';
import { TeamList } from './TeamList.tsx';
import type { Team } from './team.ts';

export const teams: ResourceDefinition = {
  name: 'teams',
  label: 'Teams',
  icon: GroupIcon,
  list: TeamList,
  show: lazyPage(() => import('./TeamShow.tsx'), 'TeamShow'),
  create: lazyPage(() => import('../new-customer/NewCustomer.tsx'), 'NewCustomer'),
  edit: lazyPage(() => import('./TeamEdit.tsx'), 'TeamEdit'),
  recordRepresentation: (team: Team) => team.team_alias,
  routes: {
    id: ['team_id'],
    list: '/teams',
    rows: 'teams',
    sorts: ['created_at', 'team_alias', 'organization_id', 'status', 'credits_remaining', 'credits_used'],
    hasCsv: true,
    one: '/teams/:team_id',
    update: { method: 'PUT', path: '/teams/:team_id', fields: ['team_alias', 'metadata'] },
  },
};
