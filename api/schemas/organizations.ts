import { z } from 'zod';
import { organizationStatuses } from '#domain/teams.ts';
import { metadata, metadataInput, slug, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { credits, text } from './operator-fields.ts';
import { accessGroupNames, teamView } from './teams.ts';

export const organizationParams = z.object({ organization_id: slug });

const organizationName = text(200).meta({ example: 'Acme Ltd' });
const organizationStatus = z
  .enum(organizationStatuses)
  .meta({ description: 'suspended: none of its teams can work', example: 'active' });

const ownKeysOnly = z
  .boolean()
  .meta({ description: 'Its calls are made with its own provider keys or not at all', example: false });

/** Leaves room for the default team's `<id>_default` within a team id. */
const DEFAULT_SUFFIX = '_default';
const LONGEST = 100 - DEFAULT_SUFFIX.length;

export const defaultTeamId = (organizationId: string): string => `${organizationId}${DEFAULT_SUFFIX}`;

export const createOrganizationBody = z.strictObject({
  organization_id: slug.max(LONGEST, `may have at most ${LONGEST} characters`).meta({ example: 'acme' }),
  name: organizationName,
  metadata: metadataInput.default({}),
  own_keys_only: ownKeysOnly.default(false),
  create_default_team: z.boolean().default(true),
  default_team_name: text(200).optional().meta({ description: "The organization's name when left out" }),
  default_team_access_groups: accessGroupNames.default([]),
  default_team_credits: credits.prefault(0),
});

export const organizationView = z.object({
  organization_id: z.string(),
  name: organizationName,
  status: organizationStatus,
  own_keys_only: ownKeysOnly,
  price_book_id: z
    .string()
    .nullable()
    .meta({ description: 'Of its teams that have none of their own. Null: the default' }),
  metadata,
  team_count: z.int().meta({ description: 'Archived teams count too' }),
  created_at: timestamp,
  updated_at: timestamp,
});

export const createdOrganization = organizationView.extend({
  default_team: z
    .object({
      team_id: z.string().meta({ example: 'acme_default' }),
      team_alias: z.string(),
      virtual_key: z.string().meta({ description: 'The team key. Shown only now: keep it', example: 'sk-…' }),
      access_groups: z.array(z.string()),
      allowed_model_aliases: z.array(z.string()),
      credits_allocated: z.number(),
      credits_remaining: z.number(),
    })
    .nullable(),
});

export const organizationListQuery = z.strictObject({
  ...listQuery(['created_at', 'organization_id', 'name', 'status'], 'desc'),
  status: organizationStatus.optional(),
  q: text(200).optional().meta({ description: 'A part of the id or name' }),
});

export const organizationList = z.object({
  total: z.int(),
  next_cursor: nextCursor,
  organizations: z.array(organizationView),
});

export const organizationTeamsQuery = z.strictObject({
  ...listQuery(['created_at', 'team_id', 'team_alias', 'status', 'credits_remaining', 'credits_used'], 'desc'),
});

export const organizationTeams = z.object({
  organization_id: z.string(),
  team_count: z.int(),
  total: z.int(),
  next_cursor: nextCursor,
  teams: z.array(teamView),
});

export const updateOrganizationBody = z.strictObject({
  name: organizationName.optional(),
  own_keys_only: ownKeysOnly.optional(),
  metadata: metadataInput.optional().meta({ description: 'Replaces the metadata as a whole' }),
});

export const changedOrganization = organizationView.extend({ message: z.string() });

export const suspendedOrganization = changedOrganization.extend({
  jobs_cancelled: z.int().meta({ description: 'Open jobs of its teams that were cancelled' }),
  jobs_open: z
    .int()
    .meta({ description: 'Open jobs that could not be cancelled now; repeat the request to cancel them' }),
});

export const deletedOrganization = z.object({ organization_id: z.string(), message: z.string() });
