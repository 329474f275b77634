import type { Route } from '../../define-route.ts';
import { assignGroupModels } from './assign-group-models.ts';
import { createModelGroup } from './create-model-group.ts';
import { deleteModelGroup } from './delete-model-group.ts';
import { getModelGroup } from './get-model-group.ts';
import { listModelGroups } from './list-model-groups.ts';
import { resolveModelGroup } from './resolve-model-group.ts';

export const modelGroupRoutes: readonly Route[] = [
  createModelGroup,
  listModelGroups,
  getModelGroup,
  assignGroupModels,
  deleteModelGroup,
  resolveModelGroup,
];
