import { keyList, keyListQuery } from '#schemas/team-keys.ts';
import { teamParams } from '#schemas/teams.ts';
import { listKeys as findKeys } from '../../../prisma/repositories/issued-keys.ts';
import { defineRoute } from '../../define-route.ts';
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
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, query }, { db }) {
    const { teamId } = await findAnyTeam(db, params.team_id);
    const { total, keys } = await findKeys(db, teamId, query);
    return { team_id: teamId, total, keys: keys.map(viewKey) };
  },
});
