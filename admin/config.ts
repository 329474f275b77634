import { z } from 'zod';

/** The variables the operators' server reads. */
export const adminEnvironment = z.object({
  ADMIN_HOST: z.string().default('127.0.0.1'),
  ADMIN_PORT: z.coerce.number().int().min(0).max(65_535).default(3002),
  API_URL: z.url().meta({ description: 'The API as this server reaches it; browsers never do' }),
  PUBLIC_API_URL: z.url().optional().meta({ description: 'The API as customers reach it' }),
  TEMPORAL_UI_URL: z.url().optional().meta({ description: "Temporal's UI as operators' browsers reach it" }),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type AdminConfig = z.infer<typeof adminEnvironment>;

/** Reads the environment once, at start. Throws with every variable at fault. */
export function loadAdminConfig(environment: NodeJS.ProcessEnv): AdminConfig {
  const parsed = adminEnvironment.safeParse(environment);
  if (!parsed.success) throw new Error(`The admin server cannot start:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
