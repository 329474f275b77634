import type { StreamPosition } from '#domain/stream/stream-position.ts';
import { writePosition } from '#domain/stream/stream-position.ts';
import { type CallToAwait, replyOf } from '../calls/await-outcome.ts';
import { DONE, type StreamEvent } from '../event-stream.ts';
import type { Services } from '../services.ts';
import { viewChunk } from '../views/chunk.ts';
import { followCall } from './follow-call.ts';

export type Relay = {
  readonly call: CallToAwait;
  readonly alias: string;
  /** What the reader has already. */
  readonly from: StreamPosition;
  /** The call was made before, and may have ended. */
  readonly isKnown: boolean;
  /** What is to happen before the stream says that it is whole. */
  beforeDone?(): Promise<void>;
  /** For readers who know no restart: throws what ends their stream instead. */
  onRestart?(): never;
};

/** A call's text as events in OpenAI's form. Throws the error of a call that failed. */
export async function* relayCall(services: Services, relay: Relay): AsyncGenerator<StreamEvent> {
  const { call, alias, from } = relay;
  const created = Math.floor(Date.now() / 1_000);
  const frames = followCall(services, call, from, relay.isKnown);
  const opened = new Set<number>();
  let isFresh = from.units === 0;
  try {
    for (;;) {
      const { done, value } = await frames.next();
      if (done) {
        replyOf(value.outcome, call);
        await relay.beforeDone?.();
        return yield { data: DONE };
      }
      const id = writePosition(value.position);
      if (value.restart) {
        relay.onRestart?.();
        opened.clear();
        isFresh = true;
        yield { id, name: 'restart', data: { call_id: call.callId } };
      } else {
        yield { id, data: viewChunk({ callId: call.callId, alias, created }, value.deltas, isFresh ? opened : null) };
      }
    }
  } finally {
    await frames.return?.(undefined as never);
  }
}
