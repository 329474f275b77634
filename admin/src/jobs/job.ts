import type { z } from 'zod';
import type { operatorJobList, teamJobDetail } from '#schemas/operator-jobs.ts';

/** A job as its list shows it. */
export type Job = z.output<typeof operatorJobList>['jobs'][number] & { readonly id: string };

export type JobCall = z.output<typeof teamJobDetail>['calls'][number];

export type PriceLine = z.output<typeof teamJobDetail>['price'][number];

/** A job on its own page. Calls and price come later when its list was shown before. */
export type JobWithCalls = Job & { readonly calls?: readonly JobCall[]; readonly price?: readonly PriceLine[] };

/** Whether a job may still change by itself. */
export const isOpen = ({ status }: Job): boolean => status === 'PENDING' || status === 'IN_PROGRESS';
