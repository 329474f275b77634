import { Box } from '@mui/material';
import { Link, useCreatePath, useResourceDefinitions } from 'react-admin';
import { formatCount } from '../format/amounts.ts';

type Props = { readonly teams: readonly string[]; readonly count: number };

/** The teams of a group, each leading to its page, and how many more there are. */
export const TeamLinks = ({ teams, count }: Props) => {
  const createPath = useCreatePath();
  const hasPage = useResourceDefinitions()['teams']?.hasShow;
  return (
    <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
      {teams.map((team, place) => (
        <span key={team}>
          {place > 0 && ', '}
          {hasPage ? <Link to={createPath({ resource: 'teams', type: 'show', id: team })}>{team}</Link> : team}
        </span>
      ))}
      {count > teams.length && ` and ${formatCount(count - teams.length)} more`}
    </Box>
  );
};
