import { cancelJobBody, receiptView } from '#schemas/jobs.ts';
import { teamJobParams } from '#schemas/operator-jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { viewReceipt } from '../../views/job.ts';
import { finishJob } from '../jobs/finish-job.ts';

export const cancelTeamJob = defineRoute({
  method: 'post',
  path: '/api/jobs/teams/:team_id/:job_id/cancel',
  summary: "Stop a team's job and its running calls; its hold is released",
  tag: 'Jobs of all teams',
  access: 'admin',
  params: teamJobParams,
  body: cancelJobBody,
  reply: receiptView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'engine_unavailable', 'still_running'],

  async handle({ params: { team_id: teamId, job_id: jobId }, body }, services) {
    const errorMessage = body.reason ?? 'Cancelled by an operator';
    return viewReceipt(await finishJob(services, { teamId, jobId, outcome: 'cancelled', metadata: {}, errorMessage }));
  },
});
