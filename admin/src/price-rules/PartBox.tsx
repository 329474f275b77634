import RemoveIcon from '@mui/icons-material/Close';
import { Box, FormHelperText, IconButton, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

type Props = {
  readonly title: string;
  readonly problem?: string | undefined;
  readonly isWide?: boolean;
  readonly onRemove: () => void;
  readonly children: ReactNode;
};

/** One part of a rule, and the way to take it out. */
export const PartBox = ({ title, problem, isWide = false, onRemove, children }: Props) => (
  <Box
    role="group"
    aria-label={title}
    sx={{
      border: 1,
      borderColor: 'divider',
      borderRadius: 1,
      padding: 1.5,
      minWidth: 0,
      ...(isWide && { gridColumn: '1 / -1' }),
    }}
  >
    <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}>
      <Typography variant="subtitle2" component="h4">
        {title}
      </Typography>
      <IconButton size="small" aria-label={`Take out: ${title}`} onClick={onRemove}>
        <RemoveIcon fontSize="small" />
      </IconButton>
    </Stack>
    {children}
    {problem && <FormHelperText error>{problem}</FormHelperText>}
  </Box>
);
