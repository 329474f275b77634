import GroupIcon from '@mui/icons-material/Group';
import { TeamList } from './TeamList.tsx';
import type { Team } from './team.ts';

export const teams = {
  name: 'teams',
  icon: GroupIcon,
  list: TeamList,
  recordRepresentation: (team: Team) => team.team_alias,
};
