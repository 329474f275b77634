import { Box, Typography } from '@mui/material';
import { Link, useCreatePath } from 'react-admin';

type Props = {
  readonly resource: string;
  readonly id: string;
  readonly name?: string;
  /** What it is called by programs, below its name. */
  readonly note?: string | undefined;
};

/** A record's name, which leads to its page. */
export const RecordName = ({ resource, id, name = id, note }: Props) => {
  const createPath = useCreatePath();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Link to={createPath({ resource, type: 'show', id })} sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {name}
      </Link>
      {note !== undefined && note !== name && (
        <Typography
          variant="caption"
          component="div"
          sx={{ color: 'text.secondary', overflowWrap: 'anywhere', lineHeight: 1.3 }}
        >
          {note}
        </Typography>
      )}
    </Box>
  );
};
