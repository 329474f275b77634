import { Box, Paper, Stack, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

type Props = {
  readonly title: string;
  /** One sentence of what this is about. */
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  /** For tables, which reach to the edges. */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
};

/** A part of a page under a heading of its own. */
export const Panel = ({ title, about, actions, isFlush = false, children }: Props) => {
  const id = useId();
  return (
    <Paper variant="outlined" component="section" aria-labelledby={id} sx={{ minWidth: 0 }}>
      <Stack
        direction="row"
        sx={{ padding: 2, paddingBottom: 1, gap: 1, flexWrap: 'wrap', justifyContent: 'space-between' }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Typography id={id} variant="h6" component="h2">
            {title}
          </Typography>
          {about && (
            <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 720 }}>
              {about}
            </Typography>
          )}
        </Box>
        {actions && (
          <Stack direction="row" sx={{ gap: 1, alignItems: 'start', flexWrap: 'wrap' }}>
            {actions}
          </Stack>
        )}
      </Stack>
      <Box sx={isFlush ? {} : { padding: 2, paddingTop: 1 }}>{children}</Box>
    </Paper>
  );
};
