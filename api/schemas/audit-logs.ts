import { z } from 'zod';
import { timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { moment, text } from './operator-fields.ts';

export const auditLogQuery = z.strictObject({
  ...listQuery(['at'], 'desc'),
  operator: z
    .union([z.uuid(), z.literal('master')], 'must be a user_id, or master for the master key')
    .optional()
    .meta({ description: 'A user_id, or master for what was done with the master key' }),
  action: text(200).optional().meta({ description: 'A part of method and path', example: 'PUT /api/teams' }),
  target_kind: text(100).optional().meta({ example: 'team' }),
  target_id: text(300).optional().meta({ example: 'acme_default' }),
  from: moment.optional().meta({ type: 'string', format: 'date-time' }),
  to: moment.optional().meta({ type: 'string', format: 'date-time', description: 'Entries before it' }),
});

const fields = z.record(z.string(), z.unknown()).nullable();

const auditEntry = z.object({
  entry_id: z.string(),
  at: timestamp,
  operator_id: z.uuid().nullable().meta({ description: 'Null: the master key' }),
  operator_name: z.string(),
  action: z.string().meta({ description: 'Method and path of the route', example: 'PUT /api/teams/:team_id/suspend' }),
  target_kind: z.string(),
  target_id: z.string().nullable(),
  before: fields.meta({ description: 'The fields that changed, as they were; null: it was not there' }),
  after: fields.meta({ description: 'As they are since; null: it is gone' }),
  request_id: z.string(),
  address: z.string(),
});

export const auditLog = z.object({
  total: z.int(),
  entries: z.array(auditEntry),
  next_cursor: nextCursor,
});
