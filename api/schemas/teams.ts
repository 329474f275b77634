import { z } from 'zod';
import { teamStatuses } from '#domain/teams.ts';
import { metadata, metadataInput, slug, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { credits, distinct, text } from './operator-fields.ts';
import { rateFields, shownRates } from './team-rates.ts';

export const teamParams = z.object({ team_id: slug });

const teamStatus = z
  .enum(teamStatuses)
  .meta({ description: 'paused: no new job; suspended: no new job or call', example: 'active' });

export const accessGroupNames = distinct(slug).meta({
  description: 'Access groups in order of preference: a call that names no model uses the first model of the first',
  example: ['standard-models'],
});

export const createTeamBody = z
  .strictObject({
    organization_id: slug.meta({ example: 'acme' }),
    team_id: slug.meta({ example: 'acme-research' }),
    team_alias: text(200)
      .optional()
      .meta({ description: 'A name for people; the id when left out', example: 'Research' }),
    access_groups: accessGroupNames.optional(),
    model_groups: distinct(slug).optional().meta({ description: 'The older word for access_groups', deprecated: true }),
    default_model: slug.optional().meta({ description: 'Alias for calls that name no model', example: 'standard' }),
    credits_allocated: credits.prefault(0).meta({ description: 'Credits to begin with', example: 100 }),
    metadata: metadataInput.default({}),
    ...rateFields,
  })
  .refine((body) => !body.access_groups || !body.model_groups, {
    path: ['model_groups'],
    message: 'is the older word for access_groups; send one of the two',
  });

const virtualKey = z.string().meta({ description: 'The team key. Shown only now: keep it', example: 'sk-…' });

export const createdTeam = z.object({
  team_id: z.string(),
  organization_id: z.string(),
  team_alias: z.string(),
  access_groups: z.array(z.string()),
  allowed_model_aliases: z.array(z.string()),
  default_model: z.string().nullable(),
  credits_allocated: z.number(),
  credits_remaining: z.number(),
  virtual_key: virtualKey,
  ...shownRates,
  message: z.string(),
});

/** What a team may know of itself. */
const ownTeamView = z.object({
  team_id: z.string(),
  organization_id: z.string(),
  team_alias: z.string(),
  status: teamStatus,
  access_groups: z.array(z.string()),
  allowed_model_aliases: z.array(z.string()).meta({ description: 'What its calls may name as model' }),
  default_model: z.string().nullable(),
  credits_allocated: z.number().meta({ description: 'All credits ever granted' }),
  credits_used: z.number(),
  credits_reserved: z.number().meta({ description: 'Held by open jobs' }),
  credits_remaining: z.number().meta({ description: 'Available now' }),
  created_at: timestamp,
});

export const teamView = ownTeamView.extend({
  ...shownRates,
  price_book_id: z.string().nullable().meta({ description: "Its own. Null: its organization's, or the default" }),
  metadata,
  updated_at: timestamp,
});

export const teamReply = z.union([teamView, ownTeamView]);

export const teamListQuery = z.strictObject({
  ...listQuery(
    ['created_at', 'team_id', 'team_alias', 'organization_id', 'status', 'credits_remaining', 'credits_used'],
    'desc',
  ),
  organization_id: slug.optional(),
  status: teamStatus.optional(),
  q: text(200).optional().meta({ description: 'A part of the id or name' }),
});

export const teamList = z.object({ total: z.int(), next_cursor: nextCursor, teams: z.array(teamView) });

export const updateTeamBody = z.strictObject({
  team_alias: text(200).optional(),
  default_model: slug.nullable().optional().meta({ description: 'Null: the first model of the first access group' }),
  metadata: metadataInput.optional().meta({ description: 'Replaces the metadata as a whole' }),
  ...rateFields,
});

export const changedTeam = teamView.extend({ message: z.string() });

export const suspended = changedTeam.extend({
  jobs_cancelled: z.int().meta({ description: 'Open jobs that were cancelled' }),
  jobs_open: z
    .int()
    .meta({ description: 'Open jobs that could not be cancelled now; repeat the request to cancel them' }),
});
