import { Box, Stack, Typography } from '@mui/material';
import { Facts } from '../display/Facts.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { CallModel } from './CallModel.tsx';
import { CallProblem } from './CallProblem.tsx';
import { callColumns } from './call-columns.ts';
import type { JobCall } from './job.ts';
import { callStatusLooks } from './job-status.ts';

type Props = { readonly calls: readonly JobCall[] };

export const CallCards = ({ calls }: Props) => (
  <Box component="ul" sx={{ margin: 0, padding: 0, listStyle: 'none' }}>
    {calls.map((call) => (
      <Box key={call.call_id} component="li" sx={{ padding: 2, borderTop: 1, borderColor: 'divider' }}>
        <CallCard call={call} />
      </Box>
    ))}
  </Box>
);

const CallCard = ({ call }: { readonly call: JobCall }) => (
  <Stack sx={{ gap: 1 }}>
    <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'start', gap: 1 }}>
      <CallModel call={call} />
      <StatusChip {...callStatusLooks[call.status]} />
    </Stack>
    {call.purpose && <Typography variant="body2">{call.purpose}</Typography>}
    {call.error && <CallProblem call={call} />}
    <Facts size="small" facts={callColumns.map(({ name, value }) => ({ name, value: value(call) }))} />
  </Stack>
);
