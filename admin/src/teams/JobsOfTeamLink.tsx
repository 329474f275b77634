import { ListLink } from '../display/ListLink.tsx';
import type { Team } from './team.ts';

type Props = { readonly team: Team };

/** Leads to the jobs of one team. */
export const JobsOfTeamLink = ({ team }: Props) => (
  <ListLink resource="jobs" filter={{ team_id: team.team_id }} label={`Jobs of ${team.team_alias}`}>
    Jobs
  </ListLink>
);
