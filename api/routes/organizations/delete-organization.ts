import { DomainError } from '#domain/errors.ts';
import { deletedOrganization, organizationParams } from '#schemas/organizations.ts';
import { deleteEmptyOrganization } from '../../../prisma/repositories/organizations.ts';
import { defineRoute } from '../../define-route.ts';
import { findKnownOrganization } from './known-organization.ts';

export const deleteOrganization = defineRoute({
  method: 'delete',
  path: '/api/organizations/:organization_id',
  summary: 'Delete an organization that never had a team',
  tag: 'Organizations',
  access: 'admin',
  params: organizationParams,
  reply: deletedOrganization,
  errors: ['invalid_request', 'forbidden', 'not_found', 'in_use'],

  async handle({ params }, { db }) {
    const { organizationId, teamCount } = await findKnownOrganization(db, params.organization_id);
    if (!(await deleteEmptyOrganization(db, organizationId))) {
      throw new DomainError(
        'in_use',
        `The organization "${organizationId}" has teams (${teamCount}); archived ones count, because their history stays. Suspend it instead.`,
      );
    }
    return { organization_id: organizationId, message: 'Organization deleted.' };
  },
});
