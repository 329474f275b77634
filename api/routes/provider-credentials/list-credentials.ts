import { credentialList, credentialsQuery } from '#schemas/provider-credentials.ts';
import { listCredentials as findCredentials } from '../../../prisma/repositories/provider-credentials.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCredential } from '../../views/provider-credential.ts';

export const listCredentials = defineRoute({
  method: 'get',
  path: '/api/provider-credentials',
  summary: "Organizations' own keys at providers, without the keys",
  tag: 'Provider credentials',
  access: 'viewer',
  query: credentialsQuery,
  reply: credentialList,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query: { organization_id: organizationId, ...rest } }, { db }) {
    const { total, credentials } = await findCredentials(db, { organizationId, ...rest });
    return { total, credentials: credentials.map(viewCredential) };
  },
});
