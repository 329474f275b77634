import { z } from 'zod';

const milliseconds = z.int().min(0).max(600_000);

/** How slow every answer is, unless its own message says otherwise. */
export type Pace = { delayMs: number; chunkDelayMs: number };

export const paceChange = z.strictObject({
  delay_ms: milliseconds.optional(),
  chunk_delay_ms: milliseconds.optional(),
});

export function changePace(pace: Pace, change: z.infer<typeof paceChange>): void {
  pace.delayMs = change.delay_ms ?? pace.delayMs;
  pace.chunkDelayMs = change.chunk_delay_ms ?? pace.chunkDelayMs;
}
