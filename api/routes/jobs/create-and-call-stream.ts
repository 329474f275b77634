import { z } from 'zod';
import { START } from '#domain/stream/stream-position.ts';
import { createAndCallBody, streamEvent } from '#schemas/model-calls.ts';
import { beginOnlyCall, findClosedJob, prepareOnlyCall } from '../../calls/begin-only-call.ts';
import { defineRoute } from '../../define-route.ts';
import { EventStream } from '../../event-stream.ts';
import { assertCanStream } from '../../streams/assert-can-stream.ts';
import { relayCall } from '../../streams/relay-call.ts';
import { createAndCall } from './create-and-call.ts';

export const createAndCallStream = defineRoute({
  method: 'post',
  path: '/api/jobs/create-and-call-stream',
  summary: 'A whole job of one call, whose reply is read while it comes',
  tag: 'Jobs',
  access: 'team',
  body: createAndCallBody,
  reply: z.never(),
  event: streamEvent,
  idempotency: 'native',
  errors: [...createAndCall.errors, 'streaming_unavailable'],

  async handle({ markReplayed, setHeader, ...request }, services) {
    assertCanStream(services);
    const call = await beginOnlyCall(services, await prepareOnlyCall(services, { ...request, isStreamed: true }), null);
    if (call.isRepeat) markReplayed();
    setHeader('x-job-id', call.jobId);
    setHeader('x-call-id', call.callId);
    const beforeDone = async () => void (await findClosedJob(services, call));
    const relay = { call, alias: call.alias, from: START, isKnown: call.isRepeat, beforeDone };
    return new EventStream(relayCall(services, relay));
  },
});
