/** Workflows and activities share one queue, so that a finished workflow task can start its activities at once. */
export const JOBS_QUEUE = 'jobs';
