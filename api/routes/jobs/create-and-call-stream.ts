import { z } from 'zod';
import { createAndCallBody, streamEvent } from '#schemas/model-calls.ts';
import { nameCall } from '../../calls/name-call.ts';
import { defineRoute } from '../../define-route.ts';
import { streamOnlyCall } from '../../streams/stream-call.ts';
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

  async handle(request, services) {
    const { call, stream } = await streamOnlyCall(services, request);
    nameCall(request, call);
    return stream;
  },
});
