import { LinearProgress, Paper, Typography } from '@mui/material';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import { CallCards } from './CallCards.tsx';
import { CallTable } from './CallTable.tsx';
import type { JobCall } from './job.ts';

type Props = { readonly calls: readonly JobCall[] | undefined };

/** The model calls of a job, the first one first. */
export const Calls = ({ calls }: Props) => {
  const isNarrow = useIsNarrow();
  return (
    <Paper variant="outlined" component="section" aria-labelledby="calls">
      <Typography id="calls" variant="h6" component="h2" sx={{ padding: 2 }}>
        Calls
      </Typography>
      {calls === undefined && <LinearProgress aria-label="Loading the calls" />}
      {calls?.length === 0 && (
        <Typography sx={{ color: 'text.secondary', padding: 2, paddingTop: 0 }}>
          This job has called no model yet.
        </Typography>
      )}
      {calls && calls.length > 0 && (isNarrow ? <CallCards calls={calls} /> : <CallTable calls={calls} />)}
    </Paper>
  );
};
