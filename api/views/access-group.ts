import type { AccessGroup } from '../../prisma/repositories/access-groups.ts';

export const viewAccessGroup = (group: AccessGroup) => ({
  group_name: group.name,
  display_name: group.displayName,
  description: group.description,
  status: 'active' as const,
  model_aliases: group.models.map(({ alias, displayName, provider, actualModel, status }) => ({
    model_alias: alias,
    display_name: displayName,
    provider,
    actual_model: actualModel,
    status,
  })),
  teams_using: [...group.teams],
  team_count: group.teamCount,
  created_at: group.createdAt,
  updated_at: group.updatedAt,
});
