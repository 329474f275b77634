import { allKeys, allKeysQuery } from '#schemas/team-keys.ts';
import { searchKeys } from '../../../prisma/repositories/issued-keys.ts';
import { defineRoute } from '../../define-route.ts';
import { viewKey } from '../../views/team-key.ts';

export const listAllKeys = defineRoute({
  method: 'get',
  path: '/api/keys',
  summary: 'Keys of all teams, newest first, also those that have ended',
  tag: 'Keys',
  access: 'viewer',
  query: allKeysQuery,
  reply: allKeys,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { team_id: teamId, organization_id: organizationId, q: search, ...rest } = query;
    const { total, keys } = await searchKeys(db, { teamId, organizationId, search, ...rest });
    return { total, keys: keys.map(viewKey) };
  },
});
