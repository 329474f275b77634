import { organizationParams, organizationView } from '#schemas/organizations.ts';
import { defineRoute } from '../../define-route.ts';
import { viewOrganization } from '../../views/organization.ts';
import { findKnownOrganization } from './known-organization.ts';

export const getOrganization = defineRoute({
  method: 'get',
  path: '/api/organizations/:organization_id',
  summary: 'An organization',
  tag: 'Organizations',
  access: 'viewer',
  params: organizationParams,
  reply: organizationView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params }, { db }) {
    return viewOrganization(await findKnownOrganization(db, params.organization_id));
  },
});
