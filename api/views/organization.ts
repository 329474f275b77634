import type { Organization } from '../../prisma/repositories/organizations.ts';

export const viewOrganization = (organization: Organization) => ({
  organization_id: organization.organizationId,
  name: organization.name,
  status: organization.status,
  own_keys_only: organization.ownKeysOnly,
  price_book_id: organization.priceBookId,
  metadata: organization.metadata,
  team_count: organization.teamCount,
  created_at: organization.createdAt,
  updated_at: organization.updatedAt,
});
