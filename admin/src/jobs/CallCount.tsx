import { Typography } from '@mui/material';
import { formatCount } from '../format/amounts.ts';
import type { Job } from './job.ts';

type Props = { readonly job: Job };

/** The number of calls, and how many of them failed. */
export const CallCount = ({ job }: Props) => (
  <>
    {formatCount(job.total_calls)}
    {job.failed_calls > 0 && (
      <Typography component="span" variant="caption" sx={{ color: 'error.main', whiteSpace: 'nowrap' }}>
        {' '}
        ({formatCount(job.failed_calls)} failed)
      </Typography>
    )}
  </>
);
