import { Typography } from '@mui/material';
import type { ReactNode } from 'react';

type Props = { readonly children: ReactNode };

/** What helps to understand a page but is not what one came for. */
export const Muted = ({ children }: Props) => (
  <Typography variant="body2" sx={{ color: 'text.secondary' }}>
    {children}
  </Typography>
);
