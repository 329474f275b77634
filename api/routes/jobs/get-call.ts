import { callParams, callView } from '#schemas/model-calls.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCall } from '../../views/call.ts';
import { findOwnCall } from './find-own-call.ts';

export const getCall = defineRoute({
  method: 'get',
  path: '/api/jobs/:job_id/calls/:call_id',
  summary: "A call's state and, when it is there, its reply",
  tag: 'Jobs',
  access: 'team',
  params: callParams,
  reply: callView,
  errors: ['not_found'],

  async handle({ params, caller }, services) {
    return viewCall(await findOwnCall(services, caller, params));
  },
});
