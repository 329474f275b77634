import { z } from 'zod';
import { pageQuery, timestamp } from './fields.ts';
import { moment, text } from './operator-fields.ts';

/** Where a page ends: the id of its last entry. */
const cursor = z
  .string()
  .regex(/^[1-9]\d{0,17}$/, 'must be a next_cursor of an earlier page')
  .transform(BigInt)
  .meta({ type: 'string', description: 'next_cursor of the page before: pages stay whole while entries are added' });

export const auditLogQuery = z
  .strictObject({
    ...pageQuery.shape,
    cursor: cursor.optional(),
    operator: z
      .union([z.uuid(), z.literal('master')], 'must be a user_id, or master for the master key')
      .optional()
      .meta({ description: 'A user_id, or master for what was done with the master key' }),
    action: text(200).optional().meta({ description: 'A part of method and path', example: 'PUT /api/teams' }),
    target_kind: text(100).optional().meta({ example: 'team' }),
    target_id: text(300).optional().meta({ example: 'acme_default' }),
    from: moment.optional().meta({ type: 'string', format: 'date-time' }),
    to: moment.optional().meta({ type: 'string', format: 'date-time', description: 'Entries before it' }),
  })
  .refine(({ offset, cursor }) => offset === 0 || cursor === undefined, {
    path: ['offset'],
    message: 'cannot go with cursor: page by one of the two',
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
  next_cursor: z.string().nullable().meta({ description: 'Null on the last page' }),
});
