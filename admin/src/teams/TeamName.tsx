import { Box, Typography } from '@mui/material';
import type { Team } from './team.ts';

type Props = { readonly team: Team };

/** The name that operators gave it, over the id that its customer uses. */
export const TeamName = ({ team }: Props) => (
  <Box>
    <Typography variant="body2" sx={{ fontWeight: 600 }}>
      {team.team_alias}
    </Typography>
    <Typography variant="caption" sx={{ color: 'text.secondary' }}>
      {team.team_id}
    </Typography>
  </Box>
);
