import { Box, Typography } from '@mui/material';
import type { TeamKey } from './team-key.ts';

type Props = { readonly teamKey: TeamKey };

export const KeyName = ({ teamKey }: Props) => (
  <Box sx={{ minWidth: 0 }}>
    <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
      {teamKey.name}
    </Typography>
    <Typography variant="caption" sx={{ color: 'text.secondary', fontFamily: 'monospace' }}>
      {teamKey.prefix}…
    </Typography>
  </Box>
);
