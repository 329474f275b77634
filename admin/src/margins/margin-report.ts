import type { z } from 'zod';
import type { marginReport } from '#schemas/reports.ts';

export type MarginReport = z.output<typeof marginReport>;

export type MarginRow = MarginReport['groups'][number];

export const groupChoices = [
  { id: 'day', name: 'Day' },
  { id: 'team', name: 'Team' },
  { id: 'organization', name: 'Organization' },
  { id: 'job_type', name: 'Job type' },
  { id: 'alias', name: 'Model alias' },
];

export const nameOfGroup = (groupBy: string): string => groupChoices.find(({ id }) => id === groupBy)?.name ?? groupBy;
