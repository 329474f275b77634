import { Paper, Stack, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

type Props = {
  readonly title: string;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Tables go to the edge. */
  readonly isFlush?: boolean;
};

/** A part of a page with a title of its own. */
export const Section = ({ title, actions, children, isFlush = false }: Props) => {
  const id = useId();
  const space = { xs: 2, sm: 2.5 };
  return (
    <Paper variant="outlined" component="section" aria-labelledby={id} sx={{ minWidth: 0, overflow: 'hidden' }}>
      <Stack
        direction="row"
        sx={{
          justifyContent: 'space-between',
          alignItems: 'center',
          flexWrap: 'wrap',
          gap: 1,
          padding: space,
          paddingBottom: isFlush ? 1.5 : 1,
        }}
      >
        <Typography id={id} variant="h6" component="h2">
          {title}
        </Typography>
        {actions && (
          <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }}>
            {actions}
          </Stack>
        )}
      </Stack>
      <Stack sx={isFlush ? {} : { padding: space, paddingTop: 0, gap: 1.5 }}>{children}</Stack>
    </Paper>
  );
};
