import { setTimeout } from 'node:timers/promises';

const LONGEST_MS = 2_147_483_647;

/** Waits, unless the caller hangs up first: then it rejects, as there is nobody left to answer. */
export async function pause(delayMs: number, gone: AbortSignal): Promise<void> {
  if (delayMs > 0) await setTimeout(delayMs, undefined, { signal: gone });
}

export const pauseForEver = (gone: AbortSignal): Promise<void> => pause(LONGEST_MS, gone);
