import { changedOrganization, organizationParams, updateOrganizationBody } from '#schemas/organizations.ts';
import { updateOrganization as storeChanges } from '../../../prisma/repositories/organizations.ts';
import { defineRoute } from '../../define-route.ts';
import { viewOrganization } from '../../views/organization.ts';
import { findKnownOrganization } from './known-organization.ts';

export const updateOrganization = defineRoute({
  method: 'put',
  path: '/api/organizations/:organization_id',
  summary: "Change an organization's name or metadata, or whose provider keys it uses",
  tag: 'Organizations',
  access: 'admin',
  params: organizationParams,
  body: updateOrganizationBody,
  reply: changedOrganization,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, body: { own_keys_only: ownKeysOnly, ...rest } }, { db }) {
    await storeChanges(db, params.organization_id, { ...rest, ownKeysOnly });
    const organization = await findKnownOrganization(db, params.organization_id);
    return { ...viewOrganization(organization), message: 'Organization updated.' };
  },
});
