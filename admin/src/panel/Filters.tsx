import { Stack } from '@mui/material';
import type { ReactNode } from 'react';

type Props = { readonly children: ReactNode };

/** Inputs that say what is shown below, side by side where there is room. */
export const Filters = ({ children }: Props) => (
  <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ columnGap: 2, flexWrap: 'wrap', alignItems: 'start' }}>
    {children}
  </Stack>
);
