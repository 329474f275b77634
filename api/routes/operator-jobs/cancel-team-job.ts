import { cancelJobBody, receiptView } from '#schemas/jobs.ts';
import { teamJobParams } from '#schemas/operator-jobs.ts';
import { findJob } from '../../../prisma/repositories/jobs.ts';
import { AfterCommit } from '../../after-commit.ts';
import { defineRoute } from '../../define-route.ts';
import { viewReceipt } from '../../views/job.ts';
import { finishJob } from '../jobs/finish-job.ts';
import { jobNotFound } from '../jobs/rules.ts';

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

  async handle({ params: { team_id: teamId, job_id: jobId }, body }, { db }) {
    if (!(await findJob(db, teamId, jobId))) throw jobNotFound(jobId);
    const errorMessage = body.reason ?? 'Cancelled by an operator';
    const finish = { teamId, jobId, outcome: 'cancelled', metadata: {}, errorMessage } as const;
    return new AfterCommit(async (services) => viewReceipt(await finishJob(services, finish)));
  },
});
