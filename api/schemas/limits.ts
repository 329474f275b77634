import { z } from 'zod';
import { teamLimits } from '#domain/limits.ts';

export const teamLimitsView = z.object({ team_id: z.string(), limits: teamLimits });
