import type { CallOutcome, CallReference } from '#domain/model-calls.ts';
import type { Deps } from '../deps.ts';

/** Tells the caller who waits, and whoever reads the call's stream, how a call ended. It is stored already; null: to be read there. */
export async function tellOutcome(
  { replies, streams }: Pick<Deps, 'replies' | 'streams'>,
  { callId, replyTo }: CallReference,
  outcome: CallOutcome | null,
): Promise<void> {
  await Promise.all([replies.publish(replyTo, { callId, outcome }), streams.tellEnded(callId)]);
}
