import type { Fact } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCount, formatCredits, formatUsd, NOTHING } from '../format/amounts.ts';
import { callColumns } from '../jobs/call-columns.ts';
import type { JobCall } from '../jobs/job.ts';
import { callStatusLooks } from '../jobs/job-status.ts';

const wasteReasons: Readonly<Record<JobCall['wasted'][number]['reason'], string>> = {
  worker_lost: 'the worker was lost',
  cut_off: 'the stream was cut off',
  invalid_reply: 'the reply had the wrong form',
};

/** All that is known of a call beside what was said. */
export const callFacts = (call: JobCall): Fact[] => [
  { name: 'Status', value: <StatusChip {...callStatusLooks[call.status]} /> },
  { name: 'Alias', value: call.model_alias },
  { name: 'Real model', value: call.model_used ?? NOTHING, isWide: true },
  ...callColumns.map(({ name, value }) => ({ name, value: value(call) })),
  { name: 'Cost is from', value: call.cost_source ?? NOTHING },
  { name: 'Credits charged', value: formatCredits(call.credits_charged) },
  ...(call.saved_usd === null ? [] : [{ name: 'Saved by the cache', value: formatUsd(call.saved_usd) }]),
  { name: 'Began', value: <Moment at={call.created_at} /> },
  { name: 'Ended', value: <Moment at={call.finished_at} /> },
  { name: 'Call', value: call.call_id, isWide: true },
  { name: 'LiteLLM’s id', value: call.litellm_call_id ?? NOTHING, isWide: true },
  ...call.wasted.map((waste) => ({
    name: `Attempt ${waste.attempt} was wasted`,
    value: `${wasteReasons[waste.reason]}; ${formatCount(waste.prompt_tokens + waste.completion_tokens)} tokens, ${formatUsd(waste.cost_usd)}`,
    isWide: true,
  })),
  ...(call.error ? [{ name: 'Error', value: `${call.error} ${call.error_detail ?? ''}`, isWide: true }] : []),
];
