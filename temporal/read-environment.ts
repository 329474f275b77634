import type { z } from 'zod';

/** Reads a process's settings once, at its start: one with a bad setting must not take any work. Names every variable at fault. */
export function readEnvironment<T extends z.ZodObject>(
  schema: T,
  environment: NodeJS.ProcessEnv,
  program: string,
): z.infer<T> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    const description = (schema.shape[name] as z.ZodType | undefined)?.meta()?.description;
    return `  ${name} ${name in given ? `is wrong: ${message}` : 'is not set'}${description ? ` (${description})` : ''}`;
  });
  throw new Error(`The ${program} cannot start:\n${faults.join('\n')}`);
}
