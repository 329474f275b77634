import { DomainError } from '#domain/errors.ts';
import { callParams, callView } from '#schemas/model-calls.ts';
import { findCall } from '../../../prisma/repositories/model-calls.ts';
import { defineRoute } from '../../define-route.ts';
import { messageOf } from '../../errors.ts';
import { viewCompletion } from '../../views/completion.ts';

const wireStatus = { queued: 'RUNNING', succeeded: 'COMPLETED', failed: 'FAILED', cancelled: 'CANCELLED' } as const;

export const getCall = defineRoute({
  method: 'get',
  path: '/api/jobs/:job_id/calls/:call_id',
  summary: "A call's state and, when it is there, its reply",
  tag: 'Jobs',
  access: 'team',
  params: callParams,
  reply: callView,
  errors: ['not_found'],

  async handle({ params, caller }, { db }) {
    const call = await findCall(db, caller.teamId, params.call_id);
    if (call?.jobId !== params.job_id) throw new DomainError('not_found', `This job has no call ${params.call_id}.`);
    const { callId, alias, outcome } = call;
    return {
      call_id: callId,
      job_id: call.jobId,
      status: wireStatus[call.status],
      purpose: call.purpose,
      model: alias,
      created_at: call.createdAt,
      completed_at: call.finishedAt,
      reply: outcome?.status === 'succeeded' ? viewCompletion(callId, alias, outcome) : null,
      error:
        outcome?.status === 'failed'
          ? { code: outcome.code, message: outcome.message ?? messageOf(outcome.code) }
          : null,
    };
  },
});
