import { cancelJobBody, jobParams, receiptView } from '#schemas/jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { viewReceipt } from '../../views/job.ts';
import { finishJob } from './finish-job.ts';

export const cancelJob = defineRoute({
  method: 'post',
  path: '/api/jobs/:job_id/cancel',
  summary: 'Stop a job and its running calls; its hold is released',
  tag: 'Jobs',
  access: 'team',
  params: jobParams,
  body: cancelJobBody,
  reply: receiptView,
  errors: ['not_found', 'engine_unavailable', 'still_running'],

  async handle({ params, body, caller }, services) {
    const job = await finishJob(services, {
      teamId: caller.teamId,
      jobId: params.job_id,
      outcome: 'cancelled',
      metadata: {},
      errorMessage: body.reason ?? null,
    });
    return viewReceipt(job);
  },
});
