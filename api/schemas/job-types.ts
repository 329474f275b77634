import { z } from 'zod';
import { marginActions } from '#domain/margin-guard.ts';
import { slug, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { text } from './operator-fields.ts';

const BASIS_POINTS = 100;
const LEAST_PERCENT = -10_000;

const action = z.enum(marginActions).meta({
  description:
    'What to do when a running job falls below its floor. alert: tell operators; refuse: no further calls (402); switch: make further calls by switch_to_alias',
});

/** Percent with up to two decimals, made whole basis points. */
const floorPercent = z
  .number()
  .min(LEAST_PERCENT, `may be at least ${LEAST_PERCENT}`)
  .max(100, 'may be at most 100')
  .refine((percent) => Number(percent.toFixed(2)) === percent, 'may have at most 2 decimals; round it')
  .transform((percent) => Math.round(percent * BASIS_POINTS))
  .nullable()
  .meta({ description: 'What must remain of the price after cost, in percent. Null: no floor', example: 20 });

export const jobTypeParams = z.object({ job_type: text(100) });

export const jobTypesQuery = z.strictObject({ ...listQuery(['job_type', 'created_at', 'updated_at'], 'asc') });

export const jobTypeBody = z
  .strictObject({
    margin_floor_percent: floorPercent.default(null),
    margin_action: action.default('alert'),
    switch_to_alias: slug
      .nullable()
      .default(null)
      .meta({ description: 'Only with margin_action switch', example: null }),
    default_model: slug.nullable().default(null).meta({
      description: "The alias or group of calls that name none, before their team's default, if the team may use it",
      example: null,
    }),
  })
  .refine((body) => body.margin_action !== 'switch' || body.switch_to_alias !== null, {
    path: ['switch_to_alias'],
    message: 'is missing: margin_action switch needs the alias to switch to',
  })
  .refine((body) => body.margin_action === 'switch' || body.switch_to_alias === null, {
    path: ['switch_to_alias'],
    message: 'belongs to margin_action switch only; leave it out',
  });

export const jobTypeView = z.object({
  job_type: z.string(),
  margin_floor_percent: z.number().nullable(),
  margin_action: action,
  switch_to_alias: z.string().nullable(),
  default_model: z.string().nullable(),
  created_at: timestamp.nullable().meta({ description: 'Null while nothing has been set' }),
  updated_at: timestamp.nullable(),
});

export const jobTypeList = z.object({ total: z.int(), next_cursor: nextCursor, job_types: z.array(jobTypeView) });

export const marginAlertsQuery = z.strictObject({
  ...listQuery(['created_at'], 'desc'),
  team_id: slug.optional(),
  job_type: text(100).optional(),
});

export const marginAlertList = z.object({
  total: z.int(),
  next_cursor: nextCursor,
  alerts: z.array(
    z.object({
      job_id: z.uuid(),
      call_id: z.uuid().meta({ description: 'The call that was about to be made' }),
      team_id: z.string(),
      organization_id: z.string(),
      job_type: z.string(),
      cost_usd: z.number().meta({ description: 'What the job had cost by then' }),
      price_usd: z.number().meta({ description: 'What it would have been charged by then' }),
      margin_percent: z.number().nullable(),
      action: action.meta({ description: 'What was done' }),
      created_at: timestamp,
    }),
  ),
});
