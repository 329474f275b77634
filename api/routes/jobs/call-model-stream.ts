import { z } from 'zod';
import { jobParams } from '#schemas/jobs.ts';
import { callBody, streamEvent } from '#schemas/model-calls.ts';
import { nameCall } from '../../calls/name-call.ts';
import { defineRoute } from '../../define-route.ts';
import { streamCall } from '../../streams/stream-call.ts';
import { callModel } from './call-model.ts';

export const callModelStream = defineRoute({
  method: 'post',
  path: '/api/jobs/:job_id/llm-call-stream',
  summary: 'Call a model in an open job and read its reply while it comes',
  tag: 'Jobs',
  access: 'team',
  params: jobParams,
  body: callBody,
  reply: z.never(),
  event: streamEvent,
  idempotency: 'native',
  errors: [...callModel.errors, 'streaming_unavailable'],

  async handle({ params, ...request }, services) {
    const { call, stream } = await streamCall(services, { ...request, jobId: params.job_id });
    nameCall(request, call);
    return stream;
  },
});
