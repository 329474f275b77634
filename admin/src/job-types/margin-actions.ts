import type { StatusLook } from '../display/StatusChip.tsx';
import type { JobType } from './job-type.ts';

/** What may be done about a job below its floor. */
export const marginActionLooks = {
  alert: { label: 'Alert', tone: 'info' },
  refuse: { label: 'Refuse calls', tone: 'error' },
  switch: { label: 'Switch alias', tone: 'warning' },
} as const satisfies Record<JobType['margin_action'], StatusLook>;

export const marginActionChoices = [
  { id: 'alert', name: 'Tell operators; its calls go on' },
  { id: 'refuse', name: 'Refuse its further calls (402)' },
  { id: 'switch', name: 'Make its further calls by another alias' },
];
