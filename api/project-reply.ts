import type { z } from 'zod';

/** Only what an allow-list names of an answer. One that does not fit is our fault: its caller hears nothing of what did not. */
export function projectReply<S extends z.ZodType>(allowed: S, answer: unknown): z.output<S> {
  const parsed = allowed.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new Error('An answer does not fit its schema', { cause: parsed.error });
}
