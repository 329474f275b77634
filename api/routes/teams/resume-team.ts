import { changedTeam, teamParams } from '#schemas/teams.ts';
import { defineRoute } from '../../define-route.ts';
import { viewTeam } from '../../views/team.ts';
import { changeStatus } from './change-status.ts';

export const resumeTeam = defineRoute({
  method: 'put',
  path: '/api/teams/:team_id/resume',
  summary: 'Let a suspended or paused team work again',
  tag: 'Teams',
  access: 'admin',
  params: teamParams,
  reply: changedTeam,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params }, { db, liteLlmKeys }) {
    const team = await changeStatus(db, params.team_id, 'resume');
    await liteLlmKeys.changed(team.teamId);
    return { ...viewTeam(team), message: 'Team resumed.' };
  },
});
