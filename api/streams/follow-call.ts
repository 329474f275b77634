import { StreamFollower, type StreamFrame } from '#domain/stream/stream-follower.ts';
import type { StreamPosition } from '#domain/stream/stream-position.ts';
import { type CallState, findCall } from '../../prisma/repositories/model-calls.ts';
import type { CallToAwait } from '../calls/await-outcome.ts';
import type { Services } from '../services.ts';
import type { Reason, Wakeup } from './stream-wakeups.ts';

export type EndedCall = CallState & { readonly outcome: NonNullable<CallState['outcome']> };

/** How long a reader trusts that it would have been told, and how long when Valkey is away and nobody can tell it. */
const PATIENCE_MS = 5_000;
const POLL_MS = 1_000;

/**
 * A call's text from a place on, as it comes, and how the call ended. What the stream does not have any more, or never
 * had because Valkey was away, comes from storage at the end. `isKnown`: the call may have ended before.
 */
export async function* followCall(
  { db, streams, wakeups }: Services,
  { teamId, callId }: CallToAwait,
  from: StreamPosition,
  isKnown: boolean,
): AsyncGenerator<StreamFrame, EndedCall> {
  const follower = new StreamFollower(from);
  const wakeup: Wakeup = wakeups.watch(callId);
  const next = () => wakeup.next(streams.isLive() ? PATIENCE_MS : POLL_MS);
  let cursor = from;
  try {
    for (let reason: Reason = isKnown ? 'silence' : 'entries'; ; reason = await next()) {
      const ended = reason === 'entries' ? null : await findEnded();
      yield* readOn();
      if (!ended) continue;
      const { outcome, attempts } = ended;
      const reply = outcome.status === 'succeeded' ? outcome.reply : outcome.partial;
      if (reply) yield* follower.finish(reply, attempts);
      return ended;
    }
  } finally {
    wakeup.release();
  }

  async function* readOn(): AsyncGenerator<StreamFrame> {
    while (!follower.isLost) {
      const entries = await streams.read(callId, cursor).catch(() => []);
      if (entries.length === 0) return;
      for (const entry of entries) {
        yield* follower.take(entry);
        cursor = entry.position;
      }
    }
  }

  async function findEnded(): Promise<EndedCall | null> {
    const call = await findCall(db, teamId, callId);
    return call?.outcome ? { ...call, outcome: call.outcome } : null;
  }
}
