import { keyList, keyListQuery } from '#schemas/team-keys.ts';
import { teamParams } from '#schemas/teams.ts';
import { listKeys as findKeys } from '../../../prisma/repositories/issued-keys.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewKey } from '../../views/team-key.ts';
import { findAnyTeam } from '../teams/living-team.ts';

export const listKeys = defineRoute({
  method: 'get',
  path: '/api/teams/:team_id/keys',
  summary: "A team's keys, newest first, also those that have ended",
  tag: 'Keys',
  access: 'viewer',
  params: teamParams,
  query: keyListQuery,
  reply: keyList,
  rows: 'keys',
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, query }, { db }) {
    const { teamId } = await findAnyTeam(db, params.team_id);
    const { total, next, rows } = await findKeys(db, { teamId }, pageOf(query));
    return { team_id: teamId, total, next_cursor: next, keys: rows.map(viewKey) };
  },
});
