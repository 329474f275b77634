import { z } from 'zod';
import { organizationParams } from '#schemas/organizations.ts';
import { credentialView } from '#schemas/provider-credentials.ts';
import { listCredentials } from '../../../prisma/repositories/provider-credentials.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCredential } from '../../views/provider-credential.ts';
import { findKnownOrganization } from '../organizations/known-organization.ts';

const MOST = 1_000;

export const listOrganizationCredentials = defineRoute({
  method: 'get',
  path: '/api/provider-credentials/organization/:organization_id',
  summary: "An organization's own keys at providers, without the keys",
  tag: 'Provider credentials',
  access: 'viewer',
  params: organizationParams,
  reply: z.array(credentialView),
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { organization_id: organizationId } }, { db }) {
    await findKnownOrganization(db, organizationId);
    const page = {
      limit: MOST,
      offset: 0,
      sort: 'organization_id',
      order: 'asc',
      cursor: null,
      isCounted: false,
    } as const;
    const { rows } = await listCredentials(db, { organizationId }, page);
    return rows.map(viewCredential);
  },
});
