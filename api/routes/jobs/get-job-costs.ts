import { statusToWire } from '#domain/jobs.ts';
import { type MicroCredits, microToCredits } from '#domain/money.ts';
import { jobCostsView, jobParams } from '#schemas/jobs.ts';
import { findJob, listChargedCalls } from '../../../prisma/repositories/jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { jobNotFound } from './rules.ts';

export const getJobCosts = defineRoute({
  method: 'get',
  path: '/api/jobs/:job_id/costs',
  summary: 'What a job was charged, in all and for each call',
  tag: 'Jobs',
  access: 'team',
  params: jobParams,
  reply: jobCostsView,
  errors: ['not_found'],

  async handle({ params, caller }, { db }) {
    const job = await findJob(db, caller.teamId, params.job_id);
    if (!job) throw jobNotFound(params.job_id);
    const calls = await listChargedCalls(db, job.jobId);
    return {
      job_id: job.jobId,
      status: statusToWire(job.status),
      credits_held: microToCredits(job.heldMicroCredits),
      max_credits: creditsOrNull(job.maximumMicroCredits),
      credits_charged: creditsOrNull(job.chargedMicroCredits),
      credits_refunded: microToCredits(job.refundedMicroCredits),
      calls: calls.map(({ callId, purpose, alias, status, chargedMicroCredits }) => ({
        call_id: callId,
        purpose,
        model_group: alias,
        status,
        credits_charged: creditsOrNull(chargedMicroCredits),
      })),
    };
  },
});

const creditsOrNull = (amount: MicroCredits | null): number | null => (amount === null ? null : microToCredits(amount));
