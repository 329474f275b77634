import { embeddingList } from '#schemas/embeddings.ts';
import { embeddingsBody, placement } from '#schemas/openai.ts';
import { makeCall, makeOnlyCall } from '../../calls/make-call.ts';
import { nameCall } from '../../calls/name-call.ts';
import { defineRoute } from '../../define-route.ts';
import { viewEmbeddings } from '../../views/embeddings.ts';
import { createAndCall } from '../jobs/create-and-call.ts';
import { placeCall } from './place-call.ts';

export const createEmbeddings = defineRoute({
  method: 'post',
  path: '/v1/embeddings',
  summary: 'As OpenAI’s: a job of one call, or a call in the open job that is named',
  tag: 'OpenAI-compatible',
  access: 'team',
  headers: placement,
  body: embeddingsBody,
  reply: embeddingList,
  idempotency: 'native',
  errors: [...createAndCall.errors, 'not_found', 'job_closed'],

  async handle(request, services) {
    const placed = placeCall(request);
    const made = placed.jobId === null ? makeOnlyCall(services, placed) : makeCall(services, placed);
    const { call, reply } = await made;
    nameCall(request, call);
    return viewEmbeddings(call.alias, reply.reply.embeddings ?? [], request.body.format);
  },
});
