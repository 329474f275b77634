import { Box } from '@mui/material';
import type { Job } from './job.ts';

type Props = { readonly metadata: Job['job_metadata'] };

/** The customer's own JSON, folded away. */
export const JobMetadata = ({ metadata }: Props) =>
  Object.keys(metadata).length > 0 && (
    <Box component="details">
      <Box component="summary" sx={{ cursor: 'pointer', color: 'text.secondary', fontSize: 14 }}>
        Metadata
      </Box>
      <Box
        component="pre"
        tabIndex={0}
        sx={{ bgcolor: 'action.hover', borderRadius: 1, padding: 2, overflow: 'auto', maxHeight: 400, fontSize: 13 }}
      >
        {JSON.stringify(metadata, null, 2)}
      </Box>
    </Box>
  );
