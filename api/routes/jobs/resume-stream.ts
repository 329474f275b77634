import { z } from 'zod';
import { readPosition, START } from '#domain/stream/stream-position.ts';
import { callParams, streamEvent } from '#schemas/model-calls.ts';
import { defineRoute } from '../../define-route.ts';
import { EventStream } from '../../event-stream.ts';
import { relayCall } from '../../streams/relay-call.ts';
import { findOwnCall } from './find-own-call.ts';

/** Browsers send it by themselves when an EventSource connects again. */
const lastEventId = z
  .string()
  .refine((id) => readPosition(id) !== null, { message: 'is not an event id of this stream' })
  .optional()
  .meta({ description: 'The id of the last event that came; the stream goes on after it' });

export const resumeStream = defineRoute({
  method: 'get',
  path: '/api/jobs/:job_id/calls/:call_id/stream',
  summary: "Read a call's reply from the beginning or go on after a broken connection",
  tag: 'Jobs',
  access: 'team',
  params: callParams,
  headers: z.object({ 'last-event-id': lastEventId }),
  reply: z.never(),
  event: streamEvent,
  errors: ['not_found', 'upstream_failed', 'call_cancelled'],

  async handle({ params, headers, caller, setHeader }, services) {
    const { jobId, callId, alias } = await findOwnCall(services, caller, params);
    setHeader('x-job-id', jobId);
    setHeader('x-call-id', callId);
    const from = readPosition(headers['last-event-id'] ?? '') ?? START;
    const call = { teamId: caller.teamId, jobId, callId };
    return new EventStream(relayCall(services, { call, alias, from, isKnown: true }));
  },
});
