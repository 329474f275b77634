import type { CallView } from '#schemas/model-calls.ts';
import type { CallState } from '../../prisma/repositories/model-calls.ts';
import { messageOf } from '../errors.ts';
import { viewCompletion } from './completion.ts';
import { viewEmbeddings } from './embeddings.ts';

const wireStatus = { queued: 'RUNNING', succeeded: 'COMPLETED', failed: 'FAILED', cancelled: 'CANCELLED' } as const;

/** A call as its team sees it: with its reply, or the beginning of one that was stopped. */
export const viewCall = (call: CallState): CallView => ({
  call_id: call.callId,
  job_id: call.jobId,
  status: wireStatus[call.status],
  purpose: call.purpose,
  model: call.alias,
  created_at: call.createdAt,
  completed_at: call.finishedAt,
  reply: viewReply(call),
  error: viewError(call),
});

function viewReply({ callId, alias, outcome, createdAt, finishedAt }: CallState): CallView['reply'] {
  if (outcome?.status === 'succeeded') {
    const { embeddings } = outcome.reply;
    return embeddings ? viewEmbeddings(alias, embeddings, 'float') : viewCompletion(callId, alias, outcome);
  }
  if (!outcome?.partial) return null;
  const latencyMs = finishedAt ? finishedAt.getTime() - createdAt.getTime() : 0;
  return viewCompletion(callId, alias, { reply: outcome.partial, latencyMs, cached: false });
}

const viewError = ({ outcome }: CallState): CallView['error'] =>
  outcome?.status === 'failed' ? { code: outcome.code, message: outcome.message ?? messageOf(outcome.code) } : null;
