import { organizationList, organizationListQuery } from '#schemas/organizations.ts';
import { listOrganizations as findOrganizations } from '../../../prisma/repositories/organizations.ts';
import { defineRoute } from '../../define-route.ts';
import { viewOrganization } from '../../views/organization.ts';

export const listOrganizations = defineRoute({
  method: 'get',
  path: '/api/organizations',
  summary: 'Organizations, newest first',
  tag: 'Organizations',
  access: 'viewer',
  query: organizationListQuery,
  reply: organizationList,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query: { q: search, ...query } }, { db }) {
    const { total, organizations } = await findOrganizations(db, { ...query, search });
    return { total, organizations: organizations.map(viewOrganization) };
  },
});
