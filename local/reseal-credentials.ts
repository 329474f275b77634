import path from 'node:path';
import { z } from 'zod';
import { openDatabase } from '../prisma/client.ts';
import { resealCredentials } from '../prisma/repositories/sealed-credentials.ts';
import { resealLiteLlmKeys } from '../prisma/repositories/sealed-litellm-keys.ts';
import { createVault } from '../prisma/vault.ts';
import { encryptionKeys } from '../temporal/encryption-keys.ts';
import { stackEnvironment } from './stack-environment.ts';
import { keepSecrets } from './start/secrets.ts';
import { portsFrom, readSettings } from './start/settings.ts';

const root = path.resolve(import.meta.dirname, '..');
const settings = readSettings(process.env, path.join(root, '.env'));
const secrets = keepSecrets(path.join(root, '.local/secrets.json'));
const environment = stackEnvironment(portsFrom(settings), { ...secrets, ...settings });
const keys = encryptionKeys.safeParse(environment.ENCRYPTION_KEYS);
if (!keys.success) throw new Error(`ENCRYPTION_KEYS is wrong: ${z.prettifyError(keys.error)}`);
const vault = createVault(keys.data);
const db = openDatabase({
  url: environment.DATABASE_URL,
  maxConnections: 2,
  onError: ({ message }) => console.error(message),
});
try {
  const providerKeys = await resealCredentials(db, vault);
  const liteLlmKeys = await resealLiteLlmKeys(db, vault);
  const what = `${providerKeys} provider keys and ${liteLlmKeys} LiteLLM keys`;
  console.log(`${what} were encrypted anew; all are now with the key "${vault.currentKeyId}".`);
} finally {
  await db.close();
}
