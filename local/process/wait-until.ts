import { setTimeout as sleep } from 'node:timers/promises';

export type WaitOptions = { readonly withinMs: number; readonly everyMs?: number; readonly giveUp?: () => boolean };

/** Asks until the answer is yes; false when time is up or waiting has become pointless. */
export async function waitUntil(
  ask: () => boolean | Promise<boolean>,
  { withinMs, everyMs = 50, giveUp = () => false }: WaitOptions,
): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (performance.now() < end && !giveUp()) {
    if (await ask()) return true;
    await sleep(everyMs);
  }
  return false;
}
