import { z } from 'zod';
import { START } from '#domain/stream/stream-position.ts';
import { jobParams } from '#schemas/jobs.ts';
import { callBody, streamEvent } from '#schemas/model-calls.ts';
import { beginCall, callIdFor } from '../../calls/begin-call.ts';
import { defineRoute } from '../../define-route.ts';
import { EventStream } from '../../event-stream.ts';
import { assertCanStream } from '../../streams/assert-can-stream.ts';
import { relayCall } from '../../streams/relay-call.ts';
import { callModel } from './call-model.ts';

export const streamCall = defineRoute({
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

  async handle({ params, body, markReplayed, setHeader, ...request }, services) {
    assertCanStream(services);
    const asked = { ...request, body, jobId: params.job_id, isStreamed: true };
    const call = await beginCall(services, callIdFor(asked), asked);
    if (call.isRepeat) markReplayed();
    setHeader('x-job-id', call.jobId);
    setHeader('x-call-id', call.callId);
    return new EventStream(relayCall(services, { call, alias: call.alias, from: START, isKnown: call.isRepeat }));
  },
});
