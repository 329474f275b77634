import type { Redis } from 'ioredis';
import { keepSubscribed } from './keep-subscribed.ts';

/** Which calls are to be stopped: one of a job's, or all of them. */
type Stop = { readonly jobId: string; readonly callId: string | null };

const CHANNEL = 'stops';

/** Tells every worker at once. It may get lost: what stops a call for certain goes through its workflow. */
export type PublishStop = (stop: Stop) => Promise<void>;

export const createPublishStop =
  (redis: Redis): PublishStop =>
  async (stop) => {
    await redis.publish(CHANNEL, JSON.stringify(stop)).catch(() => undefined);
  };

export interface StopSignals {
  /** Aborts when the call is to be stopped. Release it in the end. */
  watch(call: { readonly jobId: string; readonly callId: string }): Watched;
}

type Watched = { readonly signal: AbortSignal; release(): void };

/** Hears of stops on a connection of its own, so that a provider's socket closes long before the next heartbeat. */
export function listenToStops(redis: Redis): StopSignals {
  const watched = new Map<string, { readonly jobId: string; readonly controller: AbortController }>();
  keepSubscribed(redis, CHANNEL);
  redis.on('message', (_channel, message) => {
    const stop = JSON.parse(message) as Stop;
    for (const [callId, { jobId, controller }] of watched) {
      if (jobId === stop.jobId && (stop.callId === null || stop.callId === callId)) controller.abort();
    }
  });
  return {
    watch({ jobId, callId }) {
      const controller = new AbortController();
      const own = { jobId, controller };
      watched.set(callId, own);
      // An attempt that was given up may end after the one that followed it has begun.
      const release = () => void (watched.get(callId) === own && watched.delete(callId));
      return { signal: controller.signal, release };
    },
  };
}
