import { allKeys, allKeysQuery } from '#schemas/team-keys.ts';
import { listKeys } from '../../../prisma/repositories/issued-keys.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewKey } from '../../views/team-key.ts';

export const listAllKeys = defineRoute({
  method: 'get',
  path: '/api/keys',
  summary: 'Keys of all teams, newest first, also those that have ended',
  tag: 'Keys',
  access: 'viewer',
  query: allKeysQuery,
  reply: allKeys,
  rows: 'keys',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { team_id: teamId, organization_id: organizationId, status, q: search } = query;
    const filter = { teamId, organizationId, status, search };
    const { total, next, rows } = await listKeys(db, filter, pageOf(query));
    return { total, next_cursor: next, keys: rows.map(viewKey) };
  },
});
