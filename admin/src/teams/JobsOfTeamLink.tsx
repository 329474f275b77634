import { Link, useCreatePath } from 'react-admin';
import type { Team } from './team.ts';

type Props = { readonly team: Team };

/** Leads to the jobs of one team. */
export const JobsOfTeamLink = ({ team }: Props) => {
  const createPath = useCreatePath();
  const filter = encodeURIComponent(JSON.stringify({ team_id: team.team_id }));
  return (
    <Link
      to={`${createPath({ resource: 'jobs', type: 'list' })}?filter=${filter}`}
      aria-label={`Jobs of ${team.team_alias}`}
    >
      Jobs
    </Link>
  );
};
