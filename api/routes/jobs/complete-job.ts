import { completeJobBody, jobParams, receiptView } from '#schemas/jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { viewReceipt } from '../../views/job.ts';
import { finishJob } from './finish-job.ts';

export const completeJob = defineRoute({
  method: 'post',
  path: '/api/jobs/:job_id/complete',
  summary: 'Close a job after its running calls, charge it once and get the receipt',
  tag: 'Jobs',
  access: 'team',
  params: jobParams,
  body: completeJobBody,
  reply: receiptView,
  errors: ['not_found', 'engine_unavailable', 'still_running'],

  async handle({ params, body, caller }, services) {
    const { status, metadata, result, error_message: errorMessage = null } = body;
    const job = await finishJob(services, {
      teamId: caller.teamId,
      jobId: params.job_id,
      outcome: status,
      metadata: result === undefined ? metadata : { ...metadata, result },
      errorMessage,
    });
    return viewReceipt(job);
  },
});
