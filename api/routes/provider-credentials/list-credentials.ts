import { credentialList, credentialsQuery } from '#schemas/provider-credentials.ts';
import { listCredentials as findCredentials } from '../../../prisma/repositories/provider-credentials.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewCredential } from '../../views/provider-credential.ts';

export const listCredentials = defineRoute({
  method: 'get',
  path: '/api/provider-credentials',
  summary: "Organizations' own keys at providers, without the keys",
  tag: 'Provider credentials',
  access: 'viewer',
  query: credentialsQuery,
  reply: credentialList,
  rows: 'credentials',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { organization_id: organizationId, provider, status } = query;
    const { total, next, rows } = await findCredentials(db, { organizationId, provider, status }, pageOf(query));
    return { total, next_cursor: next, credentials: rows.map(viewCredential) };
  },
});
