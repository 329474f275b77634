import BlockIcon from '@mui/icons-material/Block';
import PauseIcon from '@mui/icons-material/Pause';
import PlayArrowIcon from '@mui/icons-material/PlayArrow';
import { ActionButton } from '../action/ActionButton.tsx';
import type { Team } from './team.ts';
import { teamPath } from './team-path.ts';

type Props = { readonly team: Team };

type Suspended = { readonly message: string; readonly jobs_open: number };

export const SuspendTeam = ({ team }: Props) => (
  <ActionButton<Suspended>
    label="Suspend"
    icon={<BlockIcon />}
    method="PUT"
    path={teamPath(team.team_id, '/suspend')}
    title={`Suspend ${team.team_alias}?`}
    explanation="It can open no job and make no call from now on: the API refuses it with 403. Open jobs are cancelled after their running calls and their holds are released. Credits, keys and history stay, and you can resume it."
    confirm="Suspend team"
    isDangerous
    done={({ message, jobs_open: open }) =>
      open > 0 ? `${message} ${open} open jobs could not be cancelled now: suspend it again.` : message
    }
  />
);

export const PauseTeam = ({ team }: Props) => (
  <ActionButton
    label="Pause"
    icon={<PauseIcon />}
    method="PUT"
    path={teamPath(team.team_id, '/pause')}
    title={`Pause ${team.team_alias}?`}
    explanation="It can open no new job: the API refuses it with 403. Open jobs may make their calls and be completed. You can resume it."
    confirm="Pause team"
  />
);

export const ResumeTeam = ({ team }: Props) => (
  <ActionButton
    label="Resume"
    icon={<PlayArrowIcon />}
    method="PUT"
    path={teamPath(team.team_id, '/resume')}
    title={`Resume ${team.team_alias}?`}
    explanation="It can open jobs and make calls again, unless its organization is suspended. Jobs that were cancelled stay cancelled."
    confirm="Resume team"
  />
);
