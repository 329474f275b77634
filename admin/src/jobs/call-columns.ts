import { formatCount, formatUsd, NOTHING } from '../format/amounts.ts';
import { formatDuration } from '../format/times.ts';
import type { JobCall } from './job.ts';

/** The figures of a call, in the order in which every view shows them. */
export const callColumns = [
  { name: 'Tokens in', value: (call: JobCall) => formatCount(call.prompt_tokens) },
  { name: 'Tokens out', value: (call: JobCall) => formatCount(call.completion_tokens) },
  { name: 'Cost', value: (call: JobCall) => formatUsd(call.cost_usd) },
  { name: 'Latency', value: (call: JobCall) => formatDuration(call.latency_ms) },
  { name: 'Attempts', value: (call: JobCall) => (call.attempts > 0 ? formatCount(call.attempts) : NOTHING) },
];
