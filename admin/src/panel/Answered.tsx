import { Box, LinearProgress } from '@mui/material';
import type { ReactNode } from 'react';
import { Problem } from '../display/Problem.tsx';

type Props<T> = {
  readonly answer: {
    readonly data: T | undefined;
    readonly error: unknown;
    readonly isFetching: boolean;
    refetch(): unknown;
  };
  /** What is being loaded, `the report`. */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
};

/** What the API answered, that it is on its way, or what went wrong. */
export const Answered = <T,>({ answer: { data, error, isFetching, refetch }, what, children }: Props<T>) => (
  <Box>
    {isFetching && <LinearProgress aria-label={`Loading ${what}`} sx={{ height: 2 }} />}
    {error ? <Problem error={error} onRetry={() => void refetch()} /> : data !== undefined && children(data)}
  </Box>
);
