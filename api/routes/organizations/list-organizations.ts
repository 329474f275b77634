import { organizationList, organizationListQuery } from '#schemas/organizations.ts';
import { listOrganizations as findOrganizations } from '../../../prisma/repositories/organizations.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewOrganization } from '../../views/organization.ts';

export const listOrganizations = defineRoute({
  method: 'get',
  path: '/api/organizations',
  summary: 'Organizations, newest first',
  tag: 'Organizations',
  access: 'viewer',
  query: organizationListQuery,
  reply: organizationList,
  rows: 'organizations',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { status, q: search } = query;
    const { total, next, rows } = await findOrganizations(db, { status, search }, pageOf(query));
    return { total, next_cursor: next, organizations: rows.map(viewOrganization) };
  },
});
