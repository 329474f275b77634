import { z } from 'zod';
import { accessGroupView } from './access-groups.ts';
import { slug } from './fields.ts';
import { nextCursor } from './lists.ts';
import { description, text } from './operator-fields.ts';

const groupModels = z
  .array(
    z.strictObject({
      model_name: slug.meta({ description: 'A model alias', example: 'standard' }),
      priority: z.int().min(0).optional().meta({ description: 'The lowest is tried first; its place when left out' }),
    }),
  )
  .min(1, 'needs at least one model')
  .max(100, 'may have at most 100 models')
  .superRefine((models, context) => {
    models.forEach(({ model_name: name }, place) => {
      if (models.findIndex((other) => other.model_name === name) === place) return;
      context.addIssue({ code: 'custom', path: [place, 'model_name'], message: 'is named twice; leave one out' });
    });
  })
  .transform((models) =>
    models
      .map(({ model_name: alias, priority }, place) => ({ alias, priority: priority ?? place }))
      .toSorted((a, b) => a.priority - b.priority)
      .map(({ alias }) => alias),
  );

export const createModelGroupBody = z.strictObject({
  group_name: slug.meta({ example: 'resume-agent' }),
  display_name: text(200).optional().meta({ description: 'The group name when left out', example: 'Resume agent' }),
  description: description.default(''),
  models: groupModels,
});

/** A bare list, or the older `{models}`. */
export const modelGroupModelsBody = z
  .union([groupModels, z.strictObject({ models: groupModels })])
  .transform((body) => (Array.isArray(body) ? body : body.models));

export const modelGroupView = accessGroupView.omit({ model_aliases: true }).extend({
  models: z
    .array(
      z.object({
        model_name: z.string(),
        priority: z.int(),
        actual_model: z.string(),
        provider: z.string(),
        status: z.string(),
      }),
    )
    .meta({ description: 'In the order in which they are tried' }),
});

export const modelGroupList = z.object({
  total: z.int(),
  next_cursor: nextCursor,
  model_groups: z.array(modelGroupView),
});

export const resolveModelGroupQuery = z.strictObject({
  team_id: slug.optional().meta({ description: "For operators: a team that must have the group. A team's is its own" }),
});

/** Aliases only: teams see it. */
export const resolvedModelGroup = z.object({
  group_name: z.string(),
  team_id: z.string().nullable(),
  primary_model: z.string().nullable().meta({ description: 'Null while none of its models is active' }),
  fallback_models: z.array(z.string()),
});
