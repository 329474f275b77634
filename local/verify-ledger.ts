import path from 'node:path';
import { openDatabase } from '../prisma/client.ts';
import { checkLedger } from '../prisma/repositories/ledger-check.ts';
import { stackEnvironment } from './stack-environment.ts';
import { portsFrom, readSettings } from './start/settings.ts';
import { writeLedgerCheck } from './write-ledger-check.ts';

const root = path.resolve(import.meta.dirname, '..');
const settings = readSettings(process.env, path.join(root, '.env'));
const { DATABASE_URL: url } = stackEnvironment(portsFrom(settings), {
  MASTER_KEY: '',
  LITELLM_MASTER_KEY: '',
  ENCRYPTION_KEYS: '',
  ...settings,
});
const db = openDatabase({ url, maxConnections: 2, onError: ({ message }) => console.error(message) });
try {
  const check = await checkLedger(db);
  console.log(writeLedgerCheck(check));
  process.exitCode = check.differences.length === 0 ? 0 : 1;
} finally {
  await db.close();
}
