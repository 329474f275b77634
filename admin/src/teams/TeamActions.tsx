import ArchiveIcon from '@mui/icons-material/Archive';
import { ActionButton } from '../action/ActionButton.tsx';
import type { Team } from './team.ts';
import { teamPath } from './team-path.ts';
import { PauseTeam, ResumeTeam, SuspendTeam } from './team-status-actions.tsx';

type Props = { readonly team: Team };

/** What can be done to a team in its present state. */
export const TeamActions = ({ team }: Props) => {
  if (team.status === 'archived') return null;
  return (
    <>
      {team.status === 'active' && <PauseTeam team={team} />}
      {team.status !== 'suspended' && <SuspendTeam team={team} />}
      {team.status !== 'active' && <ResumeTeam team={team} />}
      <ArchiveTeam team={team} />
    </>
  );
};

const ArchiveTeam = ({ team }: Props) => (
  <ActionButton
    label="Archive"
    icon={<ArchiveIcon />}
    method="DELETE"
    path={teamPath(team.team_id)}
    title={`Archive ${team.team_alias}?`}
    explanation="For good: its keys end, nothing of it can be changed any more and its id stays taken. Its jobs, credits and transactions stay to be looked at. A team with open jobs is not archived; suspend it first."
    confirm="Archive team"
    isDangerous
  />
);
