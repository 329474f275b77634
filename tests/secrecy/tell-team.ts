import { UpstreamError } from '../../activities/clients/upstream-error.ts';
import { replyOf } from '../../api/calls/await-outcome.ts';
import { bodyFor, describeProblem } from '../../api/middleware/problem.ts';
import { projectReply } from '../../api/project-reply.ts';
import { callModel } from '../../api/routes/jobs/call-model.ts';
import { callModelStream } from '../../api/routes/jobs/call-model-stream.ts';
import { getCall } from '../../api/routes/jobs/get-call.ts';
import { createChatCompletion } from '../../api/routes/openai/create-chat-completion.ts';
import { createEmbeddings } from '../../api/routes/openai/create-embeddings.ts';
import { viewCall } from '../../api/views/call.ts';
import { viewChunk } from '../../api/views/chunk.ts';
import { viewCompletion } from '../../api/views/completion.ts';
import { viewEmbeddings } from '../../api/views/embeddings.ts';
import type { CallOutcome, ModelReply } from '../../domain/model-calls.ts';
import { decideRetry, MAX_PROVIDER_ATTEMPTS } from '../../domain/retries.ts';
import { mergeDeltas, type ReplyDelta } from '../../domain/stream/reply-delta.ts';

const JOB_ID = '0193f2a0-0000-7000-8000-00000000000b';
const CALL_ID = '0193f2a0-0000-7000-8000-00000000000c';
const ALIAS = 'the-alias';
const call = { teamId: 'team', jobId: JOB_ID, callId: CALL_ID };

/** The answers of every route that shows a reply, each as the JSON that its schema lets out. */
export function tellReply(reply: ModelReply): string[] {
  const outcome = {
    status: 'succeeded',
    reply,
    latencyMs: 5,
    promptTokens: 1,
    completionTokens: 1,
    cached: false,
  } as const;
  const stored = projectReply(getCall.reply, viewCall(storedCall(outcome)));
  if (reply.embeddings) {
    const lists = (['float', 'base64'] as const).map((format) => viewEmbeddings(ALIAS, reply.embeddings ?? [], format));
    return [stored, ...lists.map((list) => projectReply(createEmbeddings.reply, list))].map((told) =>
      JSON.stringify(told),
    );
  }
  const view = viewCompletion(CALL_ID, ALIAS, outcome);
  return [projectReply(callModel.reply, view), projectReply(createChatCompletion.reply, view), stored].map((told) =>
    JSON.stringify(told),
  );
}

/** The frames of a stream, each piece as it came and all of them at once, as for a reader who is late. */
export function tellPieces(deltas: readonly ReplyDelta[]): string[] {
  const opened = new Set<number>();
  const entries = [...deltas.map((delta) => [delta]), mergeDeltas(deltas)];
  return entries.flatMap((pieces) => {
    const view = viewChunk({ callId: CALL_ID, alias: ALIAS, created: 1 }, pieces, opened);
    return [callModelStream.event, createChatCompletion.event].flatMap((schema) =>
      schema ? JSON.stringify(projectReply(schema, view)) : [],
    );
  });
}

/** What a team hears of a failure (bodies, headers, the stored call), and what goes into its job's history. */
export function tellFailure(error: unknown): string[] {
  const outcome = outcomeOf(error);
  const told = ['/api/jobs', '/v1/chat'].map((path) => {
    const { status, body, retryAfterSeconds } = describeProblem(thrownBy(outcome), 'request-1');
    return JSON.stringify([status, { 'retry-after': retryAfterSeconds }, bodyFor({ path }, body)]);
  });
  const stored = projectReply(getCall.reply, viewCall(storedCall(outcome)));
  return [...told, JSON.stringify(stored), withoutOurName(error)];
}

/** Operators alone read histories, which may name LiteLLM. */
const withoutOurName = (error: unknown): string => String(error).replace(/LiteLLM (was|answered)/, '');

function outcomeOf(error: unknown): CallOutcome {
  const failure = error instanceof UpstreamError ? error.failure : { status: null, retryAfterSeconds: null };
  const decision = decideRetry(failure, MAX_PROVIDER_ATTEMPTS);
  const ended = decision.retry ? { code: 'upstream_failed' as const, retryAfterSeconds: null } : decision;
  return { status: 'failed', message: null, ...ended };
}

function thrownBy(outcome: CallOutcome): unknown {
  try {
    return replyOf(outcome, call);
  } catch (error) {
    return error;
  }
}

const storedCall = (outcome: CallOutcome) => ({
  ...call,
  alias: ALIAS,
  purpose: null,
  status: outcome.status,
  isStreamed: false,
  requestHash: Buffer.of(),
  attempts: 1,
  createdAt: new Date(0),
  finishedAt: new Date(1),
  outcome,
});
