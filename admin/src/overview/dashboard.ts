import type { z } from 'zod';
import type { dashboard } from '#schemas/stats.ts';

export type Dashboard = z.output<typeof dashboard>;
export type Period = Dashboard['periods']['today'];
export type Figures = Dashboard['hours'][number];
