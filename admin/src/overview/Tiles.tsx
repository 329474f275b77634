import { Box } from '@mui/material';
import type { ReactNode } from 'react';

type Props = { readonly children: ReactNode; readonly label: string };

/** Tiles side by side, as many as there is room for. */
export const Tiles = ({ children, label }: Props) => (
  <Box
    component="section"
    aria-label={label}
    sx={{
      display: 'grid',
      gap: 2,
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
    }}
  >
    {children}
  </Box>
);
