import type { StatusLook } from '../display/StatusChip.tsx';
import type { TeamKey } from './team-key.ts';

/** How each state of a key is named and coloured. */
export const keyStatusLooks = {
  active: { label: 'Active', tone: 'success' },
  ending: { label: 'Ending', tone: 'warning' },
  expired: { label: 'Expired', tone: 'neutral' },
  revoked: { label: 'Revoked', tone: 'neutral' },
} as const satisfies Record<TeamKey['status'], StatusLook>;

export const keyStatusChoices = Object.entries(keyStatusLooks).map(([id, { label }]) => ({ id, name: label }));

export const keyScopeChoices: readonly { readonly id: TeamKey['scope']; readonly name: string }[] = [
  { id: 'jobs', name: 'Jobs: all that a team may do' },
  { id: 'read_only', name: 'Read only: jobs, credits and reports' },
];

/** What a key may do, in a word or two. */
export const scopeNames: Readonly<Record<TeamKey['scope'], string>> = { jobs: 'Jobs', read_only: 'Read only' };
