import { Box, Typography } from '@mui/material';
import type { MouseEvent } from 'react';
import { Link, useCreatePath } from 'react-admin';

type Props = { readonly resource: string; readonly name: string; readonly id: string; readonly note?: string };

/** The name that operators gave a record, which leads to its page, over its id or what else tells it from others. */
export const NameAndId = ({ resource, name, id, note = id }: Props) => {
  const createPath = useCreatePath();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Link
        to={createPath({ resource, type: 'show', id })}
        onClick={(event: MouseEvent) => event.stopPropagation()}
        sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}
      >
        {name}
      </Link>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {note}
      </Typography>
    </Box>
  );
};
