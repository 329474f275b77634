import { heartbeat } from '@temporalio/activity';

/** Well under every heartbeat timeout, so that only a dead worker misses it. */
export const HEARTBEAT_INTERVAL_MS = 2_000;

/** Tells Temporal that its process lives: an activity that was killed is begun elsewhere within seconds, and not when its time is up. */
export const withHeartbeats =
  <Args extends unknown[], Result>(activity: (...args: Args) => Promise<Result>) =>
  async (...args: Args): Promise<Result> => {
    const heartbeats = setInterval(() => heartbeat(), HEARTBEAT_INTERVAL_MS);
    try {
      return await activity(...args);
    } finally {
      clearInterval(heartbeats);
    }
  };
