import type { z } from 'zod';
import type { accessGroupView } from '#schemas/access-groups.ts';
import type { modelGroupView } from '#schemas/model-groups.ts';

type AccessGroup = z.output<typeof accessGroupView> & { readonly id: string };
type ModelGroup = z.output<typeof modelGroupView> & { readonly id: string };

/** A group of either kind. */
export type Group = AccessGroup | ModelGroup;

export type GroupModel = {
  readonly alias: string;
  readonly actualModel: string;
  readonly provider: string;
  readonly status: string;
};

/** The models of a group in their order, whichever kind it is. */
export const modelsOf = (group: Group): readonly GroupModel[] =>
  'models' in group
    ? group.models.map(({ model_name: alias, actual_model: actualModel, ...model }) => ({
        ...model,
        alias,
        actualModel,
      }))
    : group.model_aliases.map(({ model_alias: alias, actual_model: actualModel, ...model }) => ({
        ...model,
        alias,
        actualModel,
      }));
