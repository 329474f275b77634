import { z } from 'zod';
import { timestamp } from './fields.ts';

const LONGEST_DAYS = 36_500;

const days = z.int().min(0).max(LONGEST_DAYS).nullable().meta({
  description: 'Days after the end of their job, until prompts, replies and metadata are deleted; null: never',
  example: 30,
});

export const retentionBody = z.strictObject({ content_days: days });

export const retentionView = z.object({ team_id: z.string(), content_days: days });

export const deletedContent = z.object({ job_id: z.uuid(), content_deleted_at: timestamp, message: z.string() });
