import { z } from 'zod';
import { slug, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { description, distinct, text } from './operator-fields.ts';

export const accessGroupParams = z.object({ group_name: slug });

const displayName = text(200).meta({ example: 'Standard models' });

const modelAliases = distinct(slug).meta({
  description: 'Aliases in order of preference: a call that names only the group uses the first',
  example: ['standard', 'fast'],
});

export const createAccessGroupBody = z.strictObject({
  group_name: slug.meta({ example: 'standard-models' }),
  display_name: displayName.optional().meta({ description: 'The group name when left out' }),
  description: description.default(''),
  model_aliases: modelAliases.default([]),
});

export const accessGroupView = z.object({
  group_name: z.string(),
  display_name: z.string(),
  description: z.string(),
  status: z.literal('active'),
  model_aliases: z.array(
    z.object({
      model_alias: z.string(),
      display_name: z.string(),
      provider: z.string(),
      actual_model: z.string(),
      status: z.string(),
    }),
  ),
  teams_using: z.array(z.string()).meta({ description: 'The first 100 of them' }),
  team_count: z.int(),
  created_at: timestamp,
  updated_at: timestamp,
});

export const accessGroupListQuery = z.strictObject({
  ...listQuery(['group_name', 'display_name', 'created_at'], 'asc'),
  q: text(200).optional().meta({ description: 'A part of the name or display name' }),
});

export const accessGroupList = z.object({
  total: z.int(),
  next_cursor: nextCursor,
  access_groups: z.array(accessGroupView),
});

export const updateAccessGroupBody = z.strictObject({
  display_name: displayName.optional(),
  description: description.optional(),
});

/** A bare list, or the older `{model_aliases}`. */
export const groupModelsBody = z
  .union([modelAliases, z.strictObject({ model_aliases: modelAliases })], {
    error: 'must be a list of model aliases without repetition, bare or as {"model_aliases": […]}',
  })
  .transform((body) => (Array.isArray(body) ? body : body.model_aliases));

export const deletedAccessGroup = z.object({ group_name: z.string(), message: z.string() });
