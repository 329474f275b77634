import { LinearProgress } from '@mui/material';
import type { ReactNode } from 'react';
import { Problem } from './Problem.tsx';

type Props<T> = {
  readonly from: {
    readonly data: T | undefined;
    readonly error: unknown;
    refetch(): unknown;
  };
  /** What it is, for those who hear that it is being loaded. */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
};

/** What was asked for; until it is there that it is on its way, or why it did not come. */
export const Loaded = <T,>({ from, what, children }: Props<T>) => {
  if (from.data !== undefined) return children(from.data);
  if (from.error) return <Problem error={from.error} onRetry={() => void from.refetch()} />;
  return <LinearProgress aria-label={`Loading ${what}`} />;
};
