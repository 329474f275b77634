import type { PageRequest } from '#domain/pages.ts';
import type { Database } from '../client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';
import type { OperatorRole } from './operators.ts';

export type SignedInOperator = {
  readonly operatorId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly role: OperatorRole;
};

/** A session ends when it is not used for this long, and at its own end in any case. */
const IS_OPEN = `s.expires_at > now() AND s.last_seen_at > now() - interval '12 hours'`;

const findByToken = {
  name: 'find_operator_by_session',
  text: `
    WITH found AS (
      SELECT s.id AS "sessionId", o.id AS "operatorId", o.display_name AS name, o.role, s.last_seen_at
      FROM operator_sessions s JOIN operators o ON o.id = s.operator_id
      WHERE s.token_hash = $1 AND o.is_active AND ${IS_OPEN}
    ), seen AS (
      UPDATE operator_sessions s SET last_seen_at = now() FROM found
      WHERE s.id = found."sessionId" AND found.last_seen_at < now() - interval '1 minute'
    )
    SELECT "sessionId", "operatorId", name, role FROM found`,
};

/** The operator whose session token has this SHA-256, or null when it has ended or the operator was switched off. */
export async function findOperatorBySession({ pool }: Database, tokenHash: Buffer): Promise<SignedInOperator | null> {
  const { rows } = await pool.query<SignedInOperator>({ ...findByToken, values: [tokenHash] });
  return rows[0] ?? null;
}

const signIn = {
  name: 'start_operator_session',
  text: `
    WITH ended AS (
      DELETE FROM operator_sessions s WHERE s.operator_id = $1 AND NOT (${IS_OPEN})
    ), operator AS (
      UPDATE operators SET last_login_at = now() WHERE id = $1 RETURNING last_login_at
    )
    INSERT INTO operator_sessions (id, operator_id, token_hash, expires_at, address, user_agent)
    VALUES (gen_random_uuid(), $1, $2, now() + interval '7 days', $3, $4)
    RETURNING expires_at AS "expiresAt", (SELECT last_login_at FROM operator) AS "lastLoginAt"`,
};

export type NewSession = {
  readonly operatorId: string;
  readonly tokenHash: Buffer;
  readonly address: string;
  readonly userAgent: string | null;
};

export type StartedSession = { readonly expiresAt: Date; readonly lastLoginAt: Date };

/** Starts a session and clears the operator's old ones away. */
export async function startSession({ pool }: Database, session: NewSession): Promise<StartedSession> {
  const { operatorId, tokenHash, address, userAgent } = session;
  const values = [operatorId, tokenHash, address, userAgent];
  const { rows } = await pool.query<StartedSession>({ ...signIn, values });
  const [row] = rows;
  if (!row) throw new Error(`No session was started for operator ${operatorId}`);
  return row;
}

export type OperatorSession = {
  readonly sessionId: string;
  readonly operatorId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
};

const listing: Listing = {
  from: 'operator_sessions s',
  id: { sql: 's.id', type: 'uuid' },
  sorts: {
    last_seen_at: { sql: 's.last_seen_at', type: 'timestamptz' },
    created_at: { sql: 's.created_at', type: 'timestamptz' },
  },
};

/** Where an operator is signed in. */
export async function listSessions(
  db: Database,
  operatorId: string,
  page: PageRequest,
): Promise<ListPage<OperatorSession>> {
  return listPage(db, {
    listing,
    page,
    where: [
      ['s.operator_id = ?', operatorId],
      [IS_OPEN, true],
    ],
    idOf: ({ sessionId }) => sessionId,
    load: async (ids) =>
      (await db.prisma.operatorSession.findMany({ where: { id: { in: ids } } })).map(({ id, ...session }) => ({
        ...session,
        sessionId: id,
      })),
  });
}

/** False when the operator has no such session. */
export async function endSession({ prisma }: Database, operatorId: string, sessionId: string): Promise<boolean> {
  const { count } = await prisma.operatorSession.deleteMany({ where: { id: sessionId, operatorId } });
  return count === 1;
}

/** Ends all sessions of an operator but this one, and answers how many there were. */
export async function endSessions(
  { prisma }: Database,
  operatorId: string,
  exceptSessionId: string | null = null,
): Promise<number> {
  const spared = exceptSessionId === null ? {} : { id: { not: exceptSessionId } };
  const { count } = await prisma.operatorSession.deleteMany({ where: { operatorId, ...spared } });
  return count;
}
