import { Box, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { CodeBlock } from './CodeBlock.tsx';

type Props = {
  readonly title: string;
  /** What it takes for records to appear. */
  readonly children: ReactNode;
  /** The button that makes the first one. */
  readonly action?: ReactNode;
  /** The command that makes the first one. */
  readonly command?: string;
};

/** What a page says that has no records yet: what to do about it. */
export const EmptyPage = ({ title, children, action, command }: Props) => (
  <Paper variant="outlined" sx={{ padding: { xs: 2, sm: 4 }, marginTop: 2, maxWidth: 760 }}>
    <Typography variant="h6" component="h2" gutterBottom>
      {title}
    </Typography>
    <Typography sx={{ color: 'text.secondary', marginBottom: 2 }}>{children}</Typography>
    {action && <Box sx={{ marginBottom: command ? 2 : 0 }}>{action}</Box>}
    {command && <CodeBlock label="Command">{command}</CodeBlock>}
  </Paper>
);
