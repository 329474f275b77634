import type { AllowedModel } from '#domain/models.ts';
import type { Database } from '../client.ts';

/** Everything a request of a team needs to know of it, read in one round trip. */
export type TeamAccess = {
  readonly keyId: string;
  readonly teamId: string;
  readonly organizationId: string;
  readonly teamStatus: 'active' | 'paused' | 'suspended' | 'archived';
  readonly organizationStatus: 'active' | 'suspended';
  readonly defaultModelAlias: string | null;
  readonly models: readonly AllowedModel[];
};

const findByKey = {
  name: 'find_team_by_key',
  text: `
    SELECT k.id AS "keyId", t.id AS "teamId", t.organization_id AS "organizationId", t.status AS "teamStatus",
           o.status AS "organizationStatus", t.default_model_alias AS "defaultModelAlias",
           coalesce(models.list, '[]') AS models
    FROM team_keys k
    JOIN teams t ON t.id = k.team_id
    JOIN organizations o ON o.id = t.organization_id
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('alias', m.alias, 'group', g.group_name) ORDER BY g.position, m.position) AS list
      FROM team_access_groups g
      JOIN access_group_models m ON m.group_name = g.group_name
      JOIN model_aliases a ON a.alias = m.alias AND a.status = 'active'
      WHERE g.team_id = t.id
    ) models ON true
    WHERE k.hash = $1
      AND (k.revoked_at IS NULL OR k.revoked_at > now())
      AND (k.expires_at IS NULL OR k.expires_at > now())
      AND t.status <> 'archived'`,
};

/** The team a key belongs to, or null when no key with this SHA-256 is valid now. */
export async function findTeamByKey({ pool }: Database, hash: Buffer): Promise<TeamAccess | null> {
  const { rows } = await pool.query<TeamAccess>({ ...findByKey, values: [hash] });
  return rows[0] ?? null;
}
