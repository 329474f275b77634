import { accessGroupNames, changedTeam, teamParams } from '#schemas/teams.ts';
import { replaceAccessGroups } from '../../../prisma/repositories/teams.ts';
import { defineRoute } from '../../define-route.ts';
import { viewTeam } from '../../views/team.ts';
import { assertModels, explainVanished } from './choose-models.ts';
import { findLivingTeam } from './living-team.ts';

export const assignAccessGroups = defineRoute({
  method: 'put',
  path: '/api/teams/:team_id/access-groups',
  summary: "Replace a team's access groups",
  tag: 'Teams',
  access: 'admin',
  params: teamParams,
  body: accessGroupNames,
  reply: changedTeam,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params, body: accessGroups }, { db, liteLlmKeys }) {
    const { team_id: teamId } = params;
    await findLivingTeam(db, teamId);
    await assertModels(db, { field: 'access_groups', accessGroups });
    await replaceAccessGroups(db, teamId, accessGroups).catch((error: unknown) => {
      throw explainVanished(error);
    });
    await liteLlmKeys.changed(teamId);
    return { ...viewTeam(await findLivingTeam(db, teamId)), message: 'Access groups assigned.' };
  },
});
