import { Box, Stack } from '@mui/material';
import { Muted } from '../display/Muted.tsx';
import { Section } from '../display/Section.tsx';
import { formatDuration } from '../format/times.ts';
import type { Job, JobCall } from '../jobs/job.ts';
import { axisOf, spanOf } from './call-spans.ts';
import { TimelineRow } from './TimelineRow.tsx';

type Props = { readonly job: Job; readonly calls: readonly JobCall[] };

const TICKS = [0, 0.25, 0.5, 0.75, 1];
const MOST_ROWS = 100;

/** When each call of a job ran, side by side on the job's time. */
export const CallTimeline = ({ job, calls }: Props) => {
  const nowMs = Date.now();
  const axis = axisOf(job, calls, nowMs);
  return (
    <Section title="Timeline">
      <Box component="ol" sx={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
        {calls.slice(0, MOST_ROWS).map((call) => (
          <TimelineRow key={call.call_id} job={job} call={call} span={spanOf(call, axis, nowMs)} />
        ))}
      </Box>
      <Stack
        direction="row"
        aria-hidden
        sx={{ justifyContent: 'space-between', marginLeft: { md: '196px' }, color: 'text.secondary', fontSize: 12 }}
      >
        {TICKS.map((tick) => (
          <span key={tick}>{formatDuration(axis.lengthMs * tick)}</span>
        ))}
      </Stack>
      <Muted>
        Times count from the creation of the job. The strong part of a bar is the model’s own time; the light part is
        waiting, attempts that failed and our own work.
        {calls.length > MOST_ROWS && ` The first ${MOST_ROWS} calls are shown.`}
      </Muted>
    </Section>
  );
};
