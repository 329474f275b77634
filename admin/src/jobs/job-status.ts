import type { StatusLook } from '../display/StatusChip.tsx';
import type { Job, JobCall } from './job.ts';

/** How each state of a job is named and coloured. */
export const jobStatusLooks = {
  PENDING: { label: 'Pending', tone: 'neutral' },
  IN_PROGRESS: { label: 'In progress', tone: 'info' },
  COMPLETED: { label: 'Completed', tone: 'success' },
  FAILED: { label: 'Failed', tone: 'error' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral' },
  EXPIRED: { label: 'Expired', tone: 'warning' },
} as const satisfies Record<Job['status'], StatusLook>;

export const jobStatusChoices = Object.entries(jobStatusLooks).map(([id, { label }]) => ({ id, name: label }));

/** How each state of a call is named and coloured. */
export const callStatusLooks = {
  queued: { label: 'Running', tone: 'info' },
  succeeded: { label: 'Succeeded', tone: 'success' },
  failed: { label: 'Failed', tone: 'error' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
} as const satisfies Record<JobCall['status'], StatusLook>;
