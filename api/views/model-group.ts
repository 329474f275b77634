import type { AccessGroup } from '../../prisma/repositories/access-groups.ts';
import { viewAccessGroup } from './access-group.ts';

export function viewModelGroup(group: AccessGroup) {
  const { model_aliases: models, ...rest } = viewAccessGroup(group);
  return {
    ...rest,
    models: models.map(({ model_alias, actual_model, provider, status }, priority) => ({
      model_name: model_alias,
      priority,
      actual_model,
      provider,
      status,
    })),
  };
}
