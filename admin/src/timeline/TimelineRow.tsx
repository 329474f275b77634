import { Box, Typography } from '@mui/material';
import { formatCount, formatUsd } from '../format/amounts.ts';
import { formatDuration } from '../format/times.ts';
import type { Job, JobCall } from '../jobs/job.ts';
import { callStatusLooks } from '../jobs/job-status.ts';
import { OpenCall } from '../messages/OpenCall.tsx';
import type { CallSpan } from './call-spans.ts';

type Props = { readonly job: Job; readonly call: JobCall; readonly span: CallSpan };

const columns = { xs: '1fr', md: '180px 1fr' };

/** One call as a bar. Its name opens what was said. */
export const TimelineRow = ({ job, call, span }: Props) => (
  <Box component="li" sx={{ display: 'grid', gridTemplateColumns: columns, columnGap: 2, alignItems: 'center' }}>
    <Box sx={{ minWidth: 0, '& .MuiButton-root': { paddingX: 0 } }}>
      <OpenCall job={job} call={call} label={call.purpose ?? call.model_alias} />
    </Box>
    <Box sx={{ minWidth: 0 }}>
      <Bar call={call} span={span} />
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {summaryOf(call, span)}
      </Typography>
    </Box>
  </Box>
);

const tones = { success: 'success.main', error: 'error.main', info: 'info.main', neutral: 'text.disabled' } as const;

const Bar = ({ call, span }: Omit<Props, 'job'>) => {
  const tone = tones[callStatusLooks[call.status].tone];
  return (
    <Box aria-hidden sx={{ position: 'relative', height: 14, bgcolor: 'action.hover', borderRadius: 0.5 }}>
      <Box
        sx={{
          position: 'absolute',
          insetBlock: 0,
          left: `${span.startPercent}%`,
          width: `${span.widthPercent}%`,
          borderRadius: 0.5,
          overflow: 'hidden',
        }}
      >
        <Box sx={{ position: 'absolute', inset: 0, bgcolor: tone, opacity: 0.35 }} />
        <Box sx={{ position: 'absolute', insetBlock: 0, right: 0, width: `${span.modelPercent}%`, bgcolor: tone }} />
      </Box>
    </Box>
  );
};

/** The call in a line: what it was, how long it took, what it cost, what went wrong. */
function summaryOf(call: JobCall, span: CallSpan): string {
  return [
    callStatusLooks[call.status].label,
    call.model_used ? `${call.model_alias} → ${call.model_used}` : call.model_alias,
    formatDuration(span.durationMs),
    call.total_tokens !== null && `${formatCount(call.total_tokens)} tokens`,
    call.cost_usd !== null && `cost ${formatUsd(call.cost_usd)}`,
    call.price_usd !== null && `price ${formatUsd(call.price_usd)}`,
    call.attempts > 1 && `${formatCount(call.attempts)} attempts`,
    call.wasted.length > 0 && `${formatCount(call.wasted.length)} wasted`,
    call.cache && `cache ${call.cache}`,
    call.error,
  ]
    .filter(Boolean)
    .join(' · ');
}
