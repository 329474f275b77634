import type { Database } from '../client.ts';
import type { Sealed } from '../vault.ts';

/** A team's key at LiteLLM, as it is stored. */
export type LiteLlmKey = {
  readonly keyId: string;
  readonly teamId: string;
  readonly status: 'new' | 'active' | 'retired';
  readonly sealed: Sealed;
  /** What LiteLLM lets it ask for, as it was last told. */
  readonly models: readonly string[];
  readonly termsDigest: string | null;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
};

/** What a key is sealed for: it opens in its own row alone. */
export const liteLlmKeyContext = (keyId: string): string => `litellm key ${keyId}`;

type NewKey = Pick<LiteLlmKey, 'keyId' | 'teamId' | 'sealed'>;

const insertNew = {
  name: 'insert_litellm_key',
  text: `
    INSERT INTO litellm_keys (id, team_id, key_sealed, encryption_key_id) VALUES ($1, $2, $3, $4)
    ON CONFLICT (team_id) WHERE status = 'new' DO UPDATE SET status = 'new'
    RETURNING id`,
};

/** Stores a key before LiteLLM hears of it, so that none can be lost. Answers the id of the one that was begun earlier, if one was. */
export async function prepareLiteLlmKey({ pool }: Database, { keyId, teamId, sealed }: NewKey): Promise<string> {
  const values = [keyId, teamId, sealed.bytes, sealed.keyId];
  const { rows } = await pool.query<{ id: string }>({ ...insertNew, values });
  if (!rows[0]) throw new Error(`No key of team ${teamId} was stored`);
  return rows[0].id;
}

export async function findLiteLlmKey({ prisma }: Database, keyId: string): Promise<LiteLlmKey | null> {
  const row = await prisma.liteLlmKey.findUnique({ where: { id: keyId } });
  return row && toKey(row);
}

const findActive = {
  name: 'find_active_litellm_key',
  text: `
    SELECT id, team_id AS "teamId", status, models, key_sealed AS "keySealed", encryption_key_id AS "encryptionKeyId",
           terms_digest AS "termsDigest", created_at AS "createdAt", retired_at AS "retiredAt"
    FROM litellm_keys WHERE team_id = $1 AND status = 'active'`,
};

/** The key that the team's calls are made with, or null when it has none. */
export async function findActiveLiteLlmKey({ pool }: Database, teamId: string): Promise<LiteLlmKey | null> {
  const { rows } = await pool.query<Row>({ ...findActive, values: [teamId] });
  return rows[0] ? toKey(rows[0]) : null;
}

/** All keys of these teams. */
export async function listLiteLlmKeys({ prisma }: Database, teamIds: readonly string[]): Promise<LiteLlmKey[]> {
  const rows = await prisma.liteLlmKey.findMany({ where: { teamId: { in: [...teamIds] } }, orderBy: { id: 'asc' } });
  return rows.map(toKey);
}

/** Notes what LiteLLM was told. */
export async function saveLiteLlmTerms(
  { prisma }: Database,
  keyId: string,
  { models, termsDigest }: { readonly models: readonly string[]; readonly termsDigest: string },
): Promise<void> {
  await prisma.liteLlmKey.updateMany({ where: { id: keyId }, data: { models: [...models], termsDigest } });
}

/** Makes a key the one that calls are made with, and retires the one before. False when there is no such key any more. */
export async function activateLiteLlmKey({ prisma }: Database, { keyId, teamId }: LiteLlmKey): Promise<boolean> {
  const [, { count }] = await prisma.$transaction([
    prisma.$executeRaw`
      UPDATE litellm_keys SET status = 'retired', retired_at = now()
      WHERE team_id = ${teamId} AND status = 'active' AND id <> ${keyId}::uuid
        AND EXISTS (SELECT FROM litellm_keys WHERE id = ${keyId}::uuid AND status = 'new')`,
    prisma.liteLlmKey.updateMany({
      where: { id: keyId, status: { in: ['new', 'active'] } },
      data: { status: 'active' },
    }),
  ]);
  return count === 1;
}

/** From here on no call begins with it. */
export async function retireLiteLlmKey({ prisma }: Database, keyId: string): Promise<void> {
  const where = { id: keyId, status: { not: 'retired' } };
  await prisma.liteLlmKey.updateMany({ where, data: { status: 'retired', retiredAt: new Date() } });
}

/** Forgets a key that LiteLLM has no more. */
export async function deleteLiteLlmKey({ prisma }: Database, keyId: string): Promise<void> {
  await prisma.liteLlmKey.deleteMany({ where: { id: keyId } });
}

type Row = Omit<LiteLlmKey, 'keyId' | 'status' | 'sealed'> & {
  readonly id: string;
  readonly status: string;
  readonly keySealed: Uint8Array;
  readonly encryptionKeyId: string;
};

const toKey = ({ id, status, keySealed, encryptionKeyId, ...rest }: Row): LiteLlmKey => ({
  ...rest,
  keyId: id,
  status: status as LiteLlmKey['status'],
  sealed: { keyId: encryptionKeyId, bytes: Buffer.from(keySealed) },
});
