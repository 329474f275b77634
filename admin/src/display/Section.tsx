import { Box, Paper, Stack, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { Muted } from './Muted.tsx';

type Props = {
  readonly title: string;
  /** What this is about, in a sentence. */
  readonly about?: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Tables go to the edge. */
  readonly isFlush?: boolean;
};

const box = { minWidth: 0, overflow: 'hidden' } as const;

/** Tables stand under the title, and end with the box. */
const flush = {
  ...box,
  '& .MuiTableCell-root:first-of-type': { paddingLeft: { xs: 2, sm: 2.5 } },
  '& tbody tr:last-child .MuiTableCell-root': { borderBottom: 0 },
} as const;

/** A part of a page with a title of its own. */
export const Section = ({ title, about, actions, children, isFlush = false }: Props) => {
  const id = useId();
  const space = { xs: 2, sm: 2.5 };
  return (
    <Paper variant="outlined" component="section" aria-labelledby={id} sx={isFlush ? flush : box}>
      <Stack
        direction="row"
        sx={{
          justifyContent: 'space-between',
          alignItems: 'center',
          flexWrap: 'wrap',
          gap: 1,
          paddingX: space,
          paddingTop: space,
          paddingBottom: isFlush ? 1.5 : 1,
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Typography id={id} variant="h6" component="h2" sx={{ overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
          {about && <Muted>{about}</Muted>}
        </Box>
        {actions && (
          <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }}>
            {actions}
          </Stack>
        )}
      </Stack>
      <Stack sx={isFlush ? {} : { paddingX: space, paddingBottom: space, gap: 1.5 }}>{children}</Stack>
    </Paper>
  );
};
