import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const milliseconds = z.coerce.number().int().min(0).max(600_000);

const schema = z.object({
  DEMO_PROVIDER_HOST: z.string().min(1).default('127.0.0.1'),
  DEMO_PROVIDER_PORT: port.default(8010),
  DEMO_PROVIDER_DELAY_MS: milliseconds.default(0),
  DEMO_PROVIDER_CHUNK_DELAY_MS: milliseconds.default(0),
});

export type Settings = z.infer<typeof schema>;

/** Reads the environment once: a provider with a bad setting must not start. */
export function loadSettings(environment: Record<string, string | undefined>): Settings {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) throw new Error(`The demo provider cannot start:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
