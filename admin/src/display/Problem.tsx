import { Alert, Button, Typography } from '@mui/material';
import { useListContext, useShowContext } from 'react-admin';
import { ApiError } from '../api/api-error.ts';

type Props = { readonly error: unknown; readonly onRetry: () => void };

/** In the place of what could not be loaded: the API's own words, and a way to try again. */
export const Problem = ({ error, onRetry }: Props) => (
  <Alert
    severity="error"
    action={
      <Button color="inherit" size="small" onClick={onRetry}>
        Try again
      </Button>
    }
  >
    {error instanceof Error ? error.message : String(error)}
    {error instanceof ApiError && error.requestId && (
      <Typography variant="caption" component="div" sx={{ overflowWrap: 'anywhere' }}>
        Request {error.requestId}
      </Typography>
    )}
  </Alert>
);

export const ListProblem = () => {
  const { error, refetch } = useListContext();
  return <Problem error={error} onRetry={() => void refetch()} />;
};

export const ShowProblem = () => {
  const { error, refetch } = useShowContext();
  return <Problem error={error} onRetry={() => void refetch()} />;
};
