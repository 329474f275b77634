import { Box, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { CreateButton, useResourceDefinition } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';

type Props = { readonly title: string; readonly children: ReactNode };

/** What a page says that has no records yet: what it would have, and a way to make the first. */
export const NothingYet = ({ title, children }: Props) => {
  const { hasCreate } = useResourceDefinition();
  const mayChange = useMayChange();
  return (
    <Paper variant="outlined" sx={{ padding: { xs: 2, sm: 4 }, marginTop: 2, maxWidth: 760 }}>
      <Typography variant="h6" component="h2" gutterBottom>
        {title}
      </Typography>
      <Typography sx={{ color: 'text.secondary' }}>{children}</Typography>
      {hasCreate && mayChange && (
        <Box sx={{ marginTop: 2 }}>
          <CreateButton variant="contained" />
        </Box>
      )}
    </Paper>
  );
};
