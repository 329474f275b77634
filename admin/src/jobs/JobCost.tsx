import { Typography } from '@mui/material';
import { formatCount, formatUsd } from '../format/amounts.ts';
import type { Job } from './job.ts';

type Props = { readonly job: Job };

/** What providers charge for a job; calls whose cost nobody knows are not hidden in it. */
export const JobCost = ({ job }: Props) => (
  <>
    {formatUsd(job.total_cost_usd)}
    {job.unpriced_calls > 0 && (
      <Typography
        component="span"
        variant="caption"
        title="The cost of these calls is unknown: give their model alias a price"
        sx={{ color: 'warning.main', whiteSpace: 'nowrap' }}
      >
        {' '}
        ({formatCount(job.unpriced_calls)} unpriced)
      </Typography>
    )}
  </>
);
