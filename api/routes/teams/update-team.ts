import { changedTeam, teamParams, updateTeamBody } from '#schemas/teams.ts';
import { updateTeam as storeChanges } from '../../../prisma/repositories/teams.ts';
import { defineRoute } from '../../define-route.ts';
import { ratesIn } from '../../team-rates.ts';
import { viewTeam } from '../../views/team.ts';
import { assertModels, explainVanished } from './choose-models.ts';
import { findLivingTeam } from './living-team.ts';

export const updateTeam = defineRoute({
  method: 'put',
  path: '/api/teams/:team_id',
  summary: "Change a team's name, default model, metadata or how its new jobs are paid",
  tag: 'Teams',
  access: 'admin',
  params: teamParams,
  body: updateTeamBody,
  reply: changedTeam,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params, body }, { db }) {
    const { team_id: teamId } = params;
    const { accessGroups } = await findLivingTeam(db, teamId);
    await assertModels(db, { field: 'access_groups', accessGroups, defaultModel: body.default_model });
    const { team_alias: name, default_model: defaultModelAlias, metadata } = body;
    await storeChanges(db, teamId, { name, defaultModelAlias, metadata, rates: ratesIn(body) }).catch(
      (error: unknown) => {
        throw explainVanished(error);
      },
    );
    return { ...viewTeam(await findLivingTeam(db, teamId)), message: 'Team updated.' };
  },
});
