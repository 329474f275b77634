import { type Theme, useMediaQuery } from '@mui/material';

/** Whether the window is too narrow for tables, as on a phone. */
export const useIsNarrow = (): boolean => useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
