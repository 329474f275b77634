import type { Part } from '../process/part.ts';
import { PartFailed } from '../process/part-failures.ts';
import { readTail } from '../process/read-tail.ts';
import type { Stack } from '../stack.ts';
import { say, seconds } from './progress.ts';

const MINUTE_MS = 60_000;
const DEATHS_ALLOWED = 2;

/** Starts again what dies by itself; resolves with the reason when a part dies three times within a minute. */
export function keepRunning(stack: Stack): Promise<PartFailed> {
  const deaths = new Map<string, number[]>();
  return new Promise((giveUp) => {
    const onDeath = async (part: Part, how: string): Promise<void> => {
      if (!stack.isWanted) return;
      const recent = [...(deaths.get(part.name) ?? []), Date.now()].filter((at) => at > Date.now() - MINUTE_MS);
      deaths.set(part.name, recent);
      if (recent.length > DEATHS_ALLOWED) {
        const reason = `ended ${recent.length} times within a minute, last with ${how}`;
        return giveUp(new PartFailed(part.name, reason, part.logFile, readTail(part.logFile)));
      }
      say(`! ${part.name} ended (${how}) and is started again; open jobs wait for it`);
      const startedAt = performance.now();
      try {
        await part.start();
        say(`✓ ${part.name} is back after ${seconds(performance.now() - startedAt)}`);
      } catch (error) {
        await onDeath(part, error instanceof PartFailed ? error.message : String(error));
      }
    };
    stack.onUnexpectedExit = (part, how) => void onDeath(part, how);
  });
}
