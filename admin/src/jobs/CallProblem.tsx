import { Typography } from '@mui/material';
import type { JobCall } from './job.ts';

type Props = { readonly call: JobCall };

/** Why a call failed: the code its team was given, and what the provider said. */
export const CallProblem = ({ call }: Props) => (
  <Typography variant="body2" sx={{ color: 'error.main', overflowWrap: 'anywhere' }}>
    <code>{call.error}</code> {call.error_detail}
  </Typography>
);
