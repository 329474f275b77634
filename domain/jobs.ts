export const openStatuses = ['pending', 'in_progress'] as const;
export const jobOutcomes = ['completed', 'failed', 'cancelled', 'expired'] as const;
export const jobStatuses = [...openStatuses, ...jobOutcomes] as const;

export type JobOutcome = (typeof jobOutcomes)[number];
export type JobStatus = (typeof jobStatuses)[number];

/** On the wire states are UPPERCASE; in here and in storage they are lower case. */
export const statusToWire = (status: JobStatus): Uppercase<JobStatus> => status.toUpperCase() as Uppercase<JobStatus>;

export const isClosed = (status: JobStatus): status is JobOutcome => jobOutcomes.includes(status as JobOutcome);

/** The first outcome stands: a late one never changes what the customer was charged. */
export const firstOutcome = (standing: JobOutcome | null, late: JobOutcome): JobOutcome => standing ?? late;

export const DEFAULT_DEADLINE_SECONDS = 24 * 60 * 60;
export const MAX_DEADLINE_SECONDS = 30 * 24 * 60 * 60;
