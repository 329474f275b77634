import type { StatusLook } from '../display/StatusChip.tsx';
import type { Team } from './team.ts';

/** How each state of a team is named and coloured. */
export const teamStatusLooks = {
  active: { label: 'Active', tone: 'success' },
  paused: { label: 'Paused', tone: 'warning' },
  suspended: { label: 'Suspended', tone: 'error' },
  archived: { label: 'Archived', tone: 'neutral' },
} as const satisfies Record<Team['status'], StatusLook>;

export const teamStatusChoices = Object.entries(teamStatusLooks).map(([id, { label }]) => ({ id, name: label }));
