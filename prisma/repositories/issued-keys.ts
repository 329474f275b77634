import type { KeyLimits } from '#domain/limits.ts';
import type { PageRequest } from '#domain/pages.ts';
import type { KeyScope } from '#domain/team-keys.ts';
import type { Database } from '../client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

export type NewKey = { readonly name: string; readonly hash: Buffer; readonly prefix: string };

/** What a key may do, from where and how much. */
export type KeyTerms = {
  readonly scope: KeyScope;
  /** Addresses and CIDR ranges; none: any. */
  readonly allowedIps: readonly string[];
  readonly limits: KeyLimits;
};

export type IssuedKey = KeyTerms & {
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
  scope: true,
  allowedIps: true,
  limits: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
} as const;

type KeyRow = Omit<IssuedKey, 'keyId' | 'scope' | 'limits'> & {
  readonly id: string;
  readonly scope: string;
  readonly limits: unknown;
};

const toKey = ({ id, scope, limits, ...rest }: KeyRow): IssuedKey => ({
  keyId: id,
  scope: scope as KeyScope,
  limits: limits as KeyLimits,
  ...rest,
});

/** Throws a unique violation when there is a key with this hash already, whoever's it is. */
export async function createKey(
  { prisma }: Database,
  teamId: string,
  { hash, allowedIps, ...key }: NewKey & KeyTerms & { readonly expiresAt: Date | null },
): Promise<IssuedKey> {
  const data = { teamId, hash: Uint8Array.from(hash), allowedIps: [...allowedIps], ...key };
  return toKey(await prisma.teamKey.create({ data, select: columns }));
}

const listing: Listing = {
  from: 'team_keys k',
  id: { sql: 'k.id', type: 'uuid' },
  sorts: {
    created_at: { sql: 'k.created_at', type: 'timestamptz' },
    name: { sql: 'lower(k.name)', type: 'text' },
    expires_at: { sql: `coalesce(k.expires_at, 'infinity')`, type: 'timestamptz' },
  },
};

export type KeyStatus = 'active' | 'ending' | 'expired' | 'revoked';

/** Without a team: those of all teams. */
export type KeyFilter = {
  readonly teamId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly status?: KeyStatus | undefined;
  /** A part of the name, or the first characters of the key. */
  readonly search?: string | undefined;
};

const STATUS = `CASE WHEN k.revoked_at <= now() THEN 'revoked' WHEN k.expires_at <= now() THEN 'expired'
                     WHEN k.revoked_at IS NULL THEN 'active' ELSE 'ending' END`;

/** Keys, also those that have ended. */
export async function listKeys(db: Database, filter: KeyFilter, page: PageRequest): Promise<ListPage<IssuedKey>> {
  return listPage(db, {
    listing,
    page,
    where: [
      ['k.team_id = ?', filter.teamId],
      ['k.team_id IN (SELECT id FROM teams WHERE organization_id = ?)', filter.organizationId],
      [`${STATUS} = ?`, filter.status],
      ['(position(lower(?) IN lower(k.name)) > 0 OR starts_with(k.prefix, ?))', filter.search],
    ],
    idOf: ({ keyId }) => keyId,
    load: async (ids) => (await db.prisma.teamKey.findMany({ where: { id: { in: ids } }, select: columns })).map(toKey),
  });
}

export async function findKey({ prisma }: Database, teamId: string, keyId: string): Promise<IssuedKey | null> {
  const row = await prisma.teamKey.findFirst({ where: { id: keyId, teamId }, select: columns });
  return row && toKey(row);
}

/** A key of whichever team. */
export async function findKeyById({ prisma }: Database, keyId: string): Promise<IssuedKey | null> {
  const row = await prisma.teamKey.findUnique({ where: { id: keyId }, select: columns });
  return row && toKey(row);
}

export type KeyChanges = { readonly [term in keyof KeyTerms]?: KeyTerms[term] | undefined } & {
  readonly name?: string | undefined;
  readonly expiresAt?: Date | null | undefined;
};

/** Changes a key in force. Null when the team has no such key, or it has ended. */
export async function updateKey(
  { prisma }: Database,
  teamId: string,
  keyId: string,
  { name, scope, allowedIps, limits, expiresAt }: KeyChanges,
): Promise<IssuedKey | null> {
  const now = new Date();
  const isInForce = {
    AND: [
      { OR: [{ revokedAt: null }, { revokedAt: { gt: now } }] },
      { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    ],
  };
  const rows = await prisma.teamKey.updateManyAndReturn({
    where: { id: keyId, teamId, ...isInForce },
    data: {
      ...(name !== undefined && { name }),
      ...(scope !== undefined && { scope }),
      ...(allowedIps !== undefined && { allowedIps: [...allowedIps] }),
      ...(limits !== undefined && { limits: { ...limits } }),
      ...(expiresAt !== undefined && { expiresAt }),
    },
    select: columns,
  });
  return rows[0] ? toKey(rows[0]) : null;
}

export type Rotation = {
  readonly teamId: string;
  readonly keyId: string;
  readonly graceSeconds: number;
  readonly hash: Buffer;
  readonly prefix: string;
};

const KEY_COLUMNS = `
  id AS "keyId", team_id AS "teamId", name, prefix, scope, allowed_ips AS "allowedIps", limits, created_at AS "createdAt", expires_at AS "expiresAt",
  revoked_at AS "revokedAt"`;

const rotateOne = {
  name: 'rotate_key',
  text: `
    WITH ended AS (
      UPDATE team_keys SET revoked_at = now() + make_interval(secs => $3)
      WHERE id = $2 AND team_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
      RETURNING *
    ), successor AS (
      INSERT INTO team_keys (id, team_id, name, hash, prefix, expires_at, scope, allowed_ips, limits)
      SELECT gen_random_uuid(), team_id, name, $4, $5, expires_at, scope, allowed_ips, limits FROM ended
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
