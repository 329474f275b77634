import { suspended, teamParams } from '#schemas/teams.ts';
import { listOpenJobs } from '../../../prisma/repositories/team-status.ts';
import { AfterCommit } from '../../after-commit.ts';
import { stopOpenJobs } from '../../cancel-open-jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { viewTeam } from '../../views/team.ts';
import { changeStatus } from './change-status.ts';
import { findAnyTeam } from './living-team.ts';

export const suspendTeam = defineRoute({
  method: 'put',
  path: '/api/teams/:team_id/suspend',
  summary:
    'Stop a team: no new job or call, and its open jobs are cancelled. Repeat it to cancel jobs that are left open',
  tag: 'Teams',
  access: 'admin',
  params: teamParams,
  reply: suspended,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params }, services) {
    const { teamId } = await changeStatus(services.db, params.team_id, 'suspend');
    return new AfterCommit(async ({ db, jobs }) => {
      const { cancelled, open } = await stopOpenJobs({ jobs }, () => listOpenJobs(db, { teamId }));
      const team = await findAnyTeam(db, teamId);
      const left = open === 0 ? '' : ' Some jobs could not be cancelled now: repeat this request.';
      return { ...viewTeam(team), jobs_cancelled: cancelled, jobs_open: open, message: `Team suspended.${left}` };
    });
  },
});
