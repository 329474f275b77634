import { Box, Stack, Typography } from '@mui/material';
import { Facts } from '../display/Facts.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { OpenCall } from '../messages/OpenCall.tsx';
import { CallModel } from './CallModel.tsx';
import { CallProblem } from './CallProblem.tsx';
import { callColumns } from './call-columns.ts';
import type { Job, JobCall } from './job.ts';
import { callStatusLooks } from './job-status.ts';

type Props = { readonly job: Job; readonly calls: readonly JobCall[] };

export const CallCards = ({ job, calls }: Props) => (
  <Box component="ul" sx={{ margin: 0, padding: 0, listStyle: 'none' }}>
    {calls.map((call) => (
      <Box key={call.call_id} component="li" sx={{ padding: 2, borderTop: 1, borderColor: 'divider' }}>
        <CallCard job={job} call={call} />
      </Box>
    ))}
  </Box>
);

const CallCard = ({ job, call }: { readonly job: Job; readonly call: JobCall }) => (
  <Stack sx={{ gap: 1 }}>
    <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'start', gap: 1 }}>
      <CallModel call={call} />
      <StatusChip {...callStatusLooks[call.status]} />
    </Stack>
    {call.purpose && <Typography variant="body2">{call.purpose}</Typography>}
    {call.error && <CallProblem call={call} />}
    <Facts size="small" facts={callColumns.map(({ name, value }) => ({ name, value: value(call) }))} />
    <div>
      <OpenCall job={job} call={call} />
    </div>
  </Stack>
);
