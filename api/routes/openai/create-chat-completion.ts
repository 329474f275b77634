import { DomainError } from '#domain/errors.ts';
import { completionChunk } from '#schemas/model-calls.ts';
import { chatCompletion, chatCompletionBody, placement } from '#schemas/openai.ts';
import { makeCall, makeOnlyCall } from '../../calls/make-call.ts';
import { nameCall } from '../../calls/name-call.ts';
import { defineRoute } from '../../define-route.ts';
import { streamCall, streamOnlyCall } from '../../streams/stream-call.ts';
import { viewCompletion } from '../../views/completion.ts';
import { createAndCall } from '../jobs/create-and-call.ts';
import { placeCall } from './place-call.ts';

export const createChatCompletion = defineRoute({
  method: 'post',
  path: '/v1/chat/completions',
  summary: 'As OpenAI’s: a job of one call, or a call in the open job that is named',
  tag: 'OpenAI-compatible',
  access: 'team',
  headers: placement,
  body: chatCompletionBody,
  reply: chatCompletion,
  event: completionChunk,
  idempotency: 'native',
  errors: [...createAndCall.errors, 'not_found', 'job_closed', 'streaming_unavailable', 'stream_restarted'],

  async handle(request, services) {
    const placed = placeCall(request);
    if (request.body.stream) {
      const { call, stream } = await (placed.jobId === null
        ? streamOnlyCall(services, placed, { onRestart })
        : streamCall(services, placed, { onRestart }));
      nameCall(request, call);
      return stream;
    }
    const made = placed.jobId === null ? makeOnlyCall(services, placed) : makeCall(services, placed);
    const { call, reply } = await made;
    nameCall(request, call);
    return viewCompletion(call.callId, call.alias, reply);
  },
});

/** OpenAI’s clients know no event that takes back what came: they would join two answers into one. */
function onRestart(): never {
  throw new DomainError(
    'stream_restarted',
    'The model’s answer had to begin anew. Drop what came; the call goes on, and its reply will be at GET /api/jobs/{x-job-id}/calls/{x-call-id}.',
  );
}
