import GroupIcon from '@mui/icons-material/Group';
import type { ResourceDefinition } from '../resource/resource-definition.ts';
import { TeamList } from './TeamList.tsx';
import type { Team } from './team.ts';

export const teams: ResourceDefinition = {
  name: 'teams',
  label: 'Teams',
  icon: GroupIcon,
  list: TeamList,
  recordRepresentation: (team: Team) => team.team_alias,
  routes: {
    id: ['team_id'],
    list: '/teams',
    rows: 'teams',
    one: '/teams/:team_id',
  },
};
