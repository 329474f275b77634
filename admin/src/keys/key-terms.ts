import { formatCount } from '../format/amounts.ts';
import type { TeamKey } from './team-key.ts';

/** From where and how much a key may be used, in short. */
export function keyTerms({ allowed_ips: addresses, limits }: Pick<TeamKey, 'allowed_ips' | 'limits'>): string {
  const { requests_per_minute: requests, tokens_per_minute: tokens, concurrent_calls: calls, open_jobs: jobs } = limits;
  const aliases = Object.keys(limits.aliases ?? {}).length;
  const terms = [
    addresses.length > 0 && `from ${addresses.join(', ')}`,
    requests && `${formatCount(requests)} requests/min`,
    tokens && `${formatCount(tokens)} tokens/min`,
    calls && `${formatCount(calls)} calls at once`,
    jobs && `${formatCount(jobs)} open jobs`,
    aliases > 0 && `own limits for ${formatCount(aliases)} ${aliases === 1 ? 'alias' : 'aliases'}`,
  ].filter(Boolean);
  return terms.length > 0 ? terms.join('; ') : 'None';
}
