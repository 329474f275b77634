import { setTimeout as pause } from 'node:timers/promises';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;

/** Does something again until it works: what a process needs at its start may come later than the process. */
export async function untilDone<T>(work: () => Promise<T>, onFailure: (error: unknown) => void): Promise<T> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      onFailure(error);
      await pause(pauseMs, undefined, { ref: false });
    }
  }
}
