import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const random = (prefix = '') => `${prefix}${randomBytes(24).toString('base64url')}`;

const secrets = z.object({
  MASTER_KEY: z.string().default(() => random('mk-')),
  LITELLM_MASTER_KEY: z.string().default(() => random('sk-')),
  ENCRYPTION_KEYS: z.string().default(() => `first:${randomBytes(32).toString('base64')}`),
  OPERATOR_EMAIL: z.string().default('owner@example.com'),
  OPERATOR_PASSWORD: z.string().default(() => random()),
  DEMO_TEAM_KEY: z.string().default(() => random('sk-')),
});

export type Secrets = z.infer<typeof secrets>;

/** The secrets of this machine's stack, made at the first start and kept where only this user can read them. */
export function keepSecrets(file: string): Secrets {
  const kept = secrets.parse(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return kept;
}
