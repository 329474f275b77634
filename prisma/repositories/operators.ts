import type { Database } from '../client.ts';

export type Operator = {
  readonly operatorId: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: 'owner' | 'admin' | 'viewer';
  readonly isActive: boolean;
  readonly createdAt: Date;
  readonly lastLoginAt: Date | null;
};

export async function findOperator({ prisma }: Database, operatorId: string): Promise<Operator | null> {
  const row = await prisma.operator.findUnique({ where: { id: operatorId } });
  return row && toOperator(row);
}

/** For signing in: the operator with its password's hash. The e-mail is in lower case. */
export async function findOperatorToSignIn({ prisma }: Database, email: string) {
  const row = await prisma.operator.findUnique({ where: { email, isActive: true } });
  return row && { operator: toOperator(row), passwordHash: row.passwordHash };
}

const signIn = {
  name: 'start_operator_session',
  text: `
    WITH ended AS (
      DELETE FROM operator_sessions WHERE operator_id = $1 AND expires_at < now()
    ), operator AS (
      UPDATE operators SET last_login_at = now() WHERE id = $1 RETURNING last_login_at
    )
    INSERT INTO operator_sessions (id, operator_id, token_hash, expires_at)
    VALUES (gen_random_uuid(), $1, $2, now() + make_interval(secs => $3))
    RETURNING expires_at AS "expiresAt", (SELECT last_login_at FROM operator) AS "lastLoginAt"`,
};

export type StartedSession = { readonly expiresAt: Date; readonly lastLoginAt: Date };

/** Starts a session and clears the operator's old ones away. */
export async function startSession(
  { pool }: Database,
  session: { readonly operatorId: string; readonly tokenHash: Buffer; readonly lifetimeSeconds: number },
): Promise<StartedSession> {
  const { operatorId, tokenHash, lifetimeSeconds } = session;
  const { rows } = await pool.query<StartedSession>({ ...signIn, values: [operatorId, tokenHash, lifetimeSeconds] });
  const [row] = rows;
  if (!row) throw new Error(`No session was started for operator ${operatorId}`);
  return row;
}

export async function endSession({ prisma }: Database, sessionId: string): Promise<void> {
  await prisma.operatorSession.deleteMany({ where: { id: sessionId } });
}

export async function hasOperators({ prisma }: Database): Promise<boolean> {
  return (await prisma.operator.findFirst({ select: { id: true } })) !== null;
}

const insertFirst = `
  INSERT INTO operators (id, email, display_name, role, password_hash)
  SELECT gen_random_uuid(), $1, $2, 'owner', $3 WHERE NOT EXISTS (SELECT FROM operators)
  ON CONFLICT (email) DO NOTHING`;

export type FirstOperator = { readonly email: string; readonly displayName: string; readonly passwordHash: string };

/** Makes an owner unless there is an operator already. True when it did. */
export async function insertFirstOperator({ pool }: Database, operator: FirstOperator): Promise<boolean> {
  const { email, displayName, passwordHash } = operator;
  const { rowCount } = await pool.query(insertFirst, [email, displayName, passwordHash]);
  return rowCount === 1;
}

type OperatorRow = {
  id: string;
  email: string;
  displayName: string;
  role: string;
  isActive: boolean;
  createdAt: Date;
  lastLoginAt: Date | null;
};

const toOperator = ({ id, email, displayName, role, isActive, createdAt, lastLoginAt }: OperatorRow): Operator => ({
  operatorId: id,
  email,
  displayName,
  role: role as Operator['role'],
  isActive,
  createdAt,
  lastLoginAt,
});
