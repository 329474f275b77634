import { formatDuration } from '../format/times.ts';
import type { Job } from './job.ts';

/** How long a job took, or for how long it has been open. */
export function jobDuration({ created_at, completed_at }: Job): string {
  const end = completed_at === null ? Date.now() : Date.parse(completed_at);
  return formatDuration(Math.max(0, end - Date.parse(created_at)));
}
