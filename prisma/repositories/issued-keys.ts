import type { Database } from '../client.ts';

export type NewKey = { readonly name: string; readonly hash: Buffer; readonly prefix: string };

export type IssuedKey = {
  readonly keyId: string;
  readonly teamId: string;
  readonly name: string;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
};

const columns = {
  id: true,
  teamId: true,
  name: true,
  prefix: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
} as const;

type KeyRow = Omit<IssuedKey, 'keyId'> & { readonly id: string };

const toKey = ({ id, ...rest }: KeyRow): IssuedKey => ({ keyId: id, ...rest });

/** Throws a unique violation when there is a key with this hash already, whoever's it is. */
export async function createKey(
  { prisma }: Database,
  teamId: string,
  { hash, ...key }: NewKey & { readonly expiresAt: Date | null },
): Promise<IssuedKey> {
  const data = { teamId, hash: Uint8Array.from(hash), ...key };
  return toKey(await prisma.teamKey.create({ data, select: columns }));
}

export type KeyPage = { readonly limit: number; readonly offset: number };

/** A team's keys, newest first, also those that have ended. */
export async function listKeys({ prisma }: Database, teamId: string, { limit, offset }: KeyPage) {
  const where = { teamId };
  const [total, rows] = await Promise.all([
    prisma.teamKey.count({ where }),
    prisma.teamKey.findMany({
      where,
      select: columns,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit,
      skip: offset,
    }),
  ]);
  return { total, keys: rows.map(toKey) };
}

export async function findKey({ prisma }: Database, teamId: string, keyId: string): Promise<IssuedKey | null> {
  const row = await prisma.teamKey.findFirst({ where: { id: keyId, teamId }, select: columns });
  return row && toKey(row);
}

export type Rotation = {
  readonly teamId: string;
  readonly keyId: string;
  readonly graceSeconds: number;
  readonly hash: Buffer;
  readonly prefix: string;
};

const KEY_COLUMNS = `
  id AS "keyId", team_id AS "teamId", name, prefix, created_at AS "createdAt", expires_at AS "expiresAt",
  revoked_at AS "revokedAt"`;

const rotateOne = {
  name: 'rotate_key',
  text: `
    WITH ended AS (
      UPDATE team_keys SET revoked_at = now() + make_interval(secs => $3)
      WHERE id = $2 AND team_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
      RETURNING *
    ), successor AS (
      INSERT INTO team_keys (id, team_id, name, hash, prefix, expires_at)
      SELECT gen_random_uuid(), team_id, name, $4, $5, expires_at FROM ended
      RETURNING *
    )
    SELECT ${KEY_COLUMNS}, 1 AS place FROM successor UNION ALL SELECT ${KEY_COLUMNS}, 2 FROM ended ORDER BY place`,
};

export type Rotated = { readonly successor: IssuedKey; readonly ended: IssuedKey };

/** Replaces a key, once: the old one ends after the grace. Null when there is no such key of the team in force. */
export async function rotateKey({ pool }: Database, rotation: Rotation): Promise<Rotated | null> {
  const { teamId, keyId, graceSeconds, hash, prefix } = rotation;
  const { rows } = await pool.query<IssuedKey>({ ...rotateOne, values: [teamId, keyId, graceSeconds, hash, prefix] });
  const [successor, ended] = rows;
  return successor && ended ? { successor, ended } : null;
}

const revokeOne = {
  name: 'revoke_key',
  text: `
    UPDATE team_keys SET revoked_at = least(revoked_at, now()) WHERE id = $2 AND team_id = $1 RETURNING ${KEY_COLUMNS}`,
};

/** Ends a key now; one that has ended already stays as it is. Null when the team has no such key. */
export async function revokeKey({ pool }: Database, teamId: string, keyId: string): Promise<IssuedKey | null> {
  const { rows } = await pool.query<IssuedKey>({ ...revokeOne, values: [teamId, keyId] });
  return rows[0] ?? null;
}
