import { Box } from '@mui/material';

type Props = { readonly children: string; readonly label?: string; readonly isWrapped?: boolean };

/** Text as it is typed. A scrolling region has to be reachable by keyboard. */
export const CodeBlock = ({ children, label, isWrapped = false }: Props) => (
  <Box
    component="pre"
    tabIndex={0}
    {...(label && { role: 'region', 'aria-label': label })}
    sx={{
      bgcolor: 'action.hover',
      borderRadius: 1,
      padding: 2,
      margin: 0,
      overflow: 'auto',
      maxHeight: 420,
      fontSize: 13,
      ...(isWrapped && { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
    }}
  >
    {children}
  </Box>
);
