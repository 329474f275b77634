import type { z } from 'zod';
import type { jobTypeView, marginAlertList } from '#schemas/job-types.ts';

export type JobType = z.output<typeof jobTypeView> & { readonly id: string };

export type MarginAlert = z.output<typeof marginAlertList>['alerts'][number] & { readonly id: string };
