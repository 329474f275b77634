import { Box } from '@mui/material';
import type { ReactNode } from 'react';

type Props = { readonly title: string; readonly children: ReactNode; readonly isOpen?: boolean };

/** What few people need, folded away. */
export const Fold = ({ title, children, isOpen = false }: Props) => (
  <Box component="details" open={isOpen}>
    <Box component="summary" sx={{ cursor: 'pointer', color: 'text.secondary', fontSize: 14, paddingY: 0.5 }}>
      {title}
    </Box>
    {children}
  </Box>
);
