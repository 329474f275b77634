import { Typography } from '@mui/material';
import type { JobCall } from './job.ts';

type Props = { readonly error: NonNullable<JobCall['error']> };

/** Why a call failed: its code, and what the provider or we said. */
export const CallProblem = ({ error }: Props) => (
  <Typography variant="body2" sx={{ color: 'error.main', overflowWrap: 'anywhere' }}>
    <code>{error.code}</code> {error.message}
  </Typography>
);
