import { type OpenDatabase, openDatabase } from '../../prisma/client.ts';
import type { Environment } from '../process/part-definition.ts';
import { stackEnvironment } from '../stack-environment.ts';
import { portsFrom } from '../start/settings.ts';

const NO_SECRETS = { MASTER_KEY: '', LITELLM_MASTER_KEY: '', ENCRYPTION_KEYS: '' };

/** The database of the stack that these settings start, for a program that needs nothing else of it. */
export function openStackDatabase(settings: Environment, onError: (error: Error) => void): OpenDatabase {
  const { DATABASE_URL: url } = stackEnvironment(portsFrom(settings), { ...NO_SECRETS, ...settings });
  return openDatabase({ url, maxConnections: 2, onError });
}
