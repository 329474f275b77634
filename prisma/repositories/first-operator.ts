import type { Database } from '../client.ts';

export async function hasOperators({ prisma }: Database): Promise<boolean> {
  return (await prisma.operator.findFirst({ select: { id: true } })) !== null;
}

export type FirstOperator = { readonly email: string; readonly displayName: string; readonly passwordHash: string };

const INSERT_FIRST = `
  INSERT INTO operators (id, email, display_name, role, password_hash)
  SELECT gen_random_uuid(), $1, $2, 'owner', $3 WHERE NOT EXISTS (SELECT FROM operators)
  ON CONFLICT (email) DO NOTHING`;

/** Makes an owner unless there is an operator already. True when it did. */
export async function insertFirstOperator({ pool }: Database, operator: FirstOperator): Promise<boolean> {
  const { email, displayName, passwordHash } = operator;
  const { rowCount } = await pool.query(INSERT_FIRST, [email, displayName, passwordHash]);
  return rowCount === 1;
}

/** Keeps the token that makes the first owner. False when there was one already, or there is an operator. */
export async function keepSetupToken({ pool }: Database, tokenHash: Buffer): Promise<boolean> {
  const text = `
    INSERT INTO setup_tokens (token_hash) SELECT $1 WHERE NOT EXISTS (SELECT FROM operators) ON CONFLICT (id) DO NOTHING`;
  return (await pool.query(text, [tokenHash])).rowCount === 1;
}

/** Uses the token up. False when it is another one, was used, or there is an operator: then nothing changes. */
export async function useSetupToken({ pool }: Database, tokenHash: Buffer): Promise<boolean> {
  const text = 'DELETE FROM setup_tokens WHERE token_hash = $1 AND NOT EXISTS (SELECT FROM operators)';
  return (await pool.query(text, [tokenHash])).rowCount === 1;
}
