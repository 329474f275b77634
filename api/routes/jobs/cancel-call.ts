import { callParams, callView } from '#schemas/model-calls.ts';
import { stopCall } from '../../calls/stop-call.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCall } from '../../views/call.ts';
import { findOwnCall } from './find-own-call.ts';

export const cancelCall = defineRoute({
  method: 'post',
  path: '/api/jobs/:job_id/calls/:call_id/cancel',
  summary: 'Stop a call and keep what it has said; its job goes on',
  tag: 'Jobs',
  access: 'team',
  params: callParams,
  reply: callView,
  errors: ['not_found', 'engine_unavailable', 'still_running'],

  async handle({ params, caller }, services) {
    const call = await findOwnCall(services, caller, params);
    if (call.outcome) return viewCall(call);
    await stopCall(services, { teamId: caller.teamId, jobId: call.jobId, callId: call.callId });
    return viewCall(await findOwnCall(services, caller, params));
  },
});
