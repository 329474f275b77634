import { z } from 'zod';

/** Reads a process's settings once, at its start: one with a bad setting must not take any work. Names every variable at fault. */
export function readEnvironment<T extends z.ZodType>(
  schema: T,
  environment: NodeJS.ProcessEnv,
  program: string,
): z.infer<T> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(`The ${program} cannot start. Set these environment variables:\n${z.prettifyError(parsed.error)}`);
}
