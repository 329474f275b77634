import { Box, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';

type Props = {
  readonly title: string;
  /** What it takes for records to appear. */
  readonly children: ReactNode;
  /** The command that makes the first one. */
  readonly command: string;
};

/** What a page says that has no records yet: what to do about it. */
export const EmptyPage = ({ title, children, command }: Props) => (
  <Paper variant="outlined" sx={{ padding: { xs: 2, sm: 4 }, marginTop: 2, maxWidth: 760 }}>
    <Typography variant="h6" component="h2" gutterBottom>
      {title}
    </Typography>
    <Typography sx={{ color: 'text.secondary' }}>{children}</Typography>
    <Box
      component="pre"
      // A scrolling region has to be reachable by keyboard.
      tabIndex={0}
      sx={{ bgcolor: 'action.hover', borderRadius: 1, padding: 2, marginBottom: 0, overflowX: 'auto', fontSize: 13 }}
    >
      {command}
    </Box>
  </Paper>
);
