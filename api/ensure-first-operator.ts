import type { Database } from '../prisma/client.ts';
import { hasOperators, insertFirstOperator } from '../prisma/repositories/first-operator.ts';
import { hashPassword } from './passwords.ts';

/** Makes an owner with this password when there is no operator at all. True when it did; an existing one is never changed. */
export async function ensureFirstOperator(db: Database, email: string, password: string): Promise<boolean> {
  if (await hasOperators(db)) return false;
  const passwordHash = await hashPassword(password);
  const address = email.trim().toLowerCase();
  const [displayName = address] = address.split('@');
  return insertFirstOperator(db, { email: address, displayName, passwordHash });
}
