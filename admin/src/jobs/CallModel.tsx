import { Box, Typography } from '@mui/material';
import type { JobCall } from './job.ts';

type Props = { readonly call: JobCall };

/** The alias that the team named, over the model that answered. */
export const CallModel = ({ call }: Props) => (
  <Box sx={{ minWidth: 0 }}>
    <Typography variant="body2">{call.model_alias}</Typography>
    <Typography variant="caption" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
      {call.model_used ?? 'no model answered'}
    </Typography>
  </Box>
);
