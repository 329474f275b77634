import { formatCount, formatUsd, NOTHING } from '../format/amounts.ts';
import { formatDuration } from '../format/times.ts';
import type { JobCall } from './job.ts';

/** The figures of a call, in the order in which every view shows them. */
export const callColumns = [
  { name: 'Tokens in', value: (call: JobCall) => formatCount(call.prompt_tokens) },
  { name: 'Tokens out', value: (call: JobCall) => formatCount(call.completion_tokens) },
  { name: 'Cost', value: (call: JobCall) => formatUsd(call.cost_usd) },
  { name: 'Price', value: (call: JobCall) => formatUsd(call.price_usd) },
  { name: 'Latency', value: (call: JobCall) => formatDuration(call.latency_ms) },
  { name: 'Attempts', value: attemptsOf },
  { name: 'Cache', value: (call: JobCall) => (call.cache === null ? NOTHING : call.cache === 'hit' ? 'Hit' : 'Miss') },
];

/** How often a provider was asked, and how often for nothing. */
function attemptsOf({ attempts, wasted }: JobCall): string {
  if (attempts === 0 && wasted.length === 0) return NOTHING;
  return wasted.length > 0 ? `${formatCount(attempts)} (${formatCount(wasted.length)} wasted)` : formatCount(attempts);
}
