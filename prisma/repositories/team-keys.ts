import type { KeyLimits, TeamLimits } from '#domain/limits.ts';
import type { AllowedModel } from '#domain/models.ts';
import { type Consumption, consumptionOf, type TeamRates } from '#domain/pricing/consumption.ts';
import type { KeyScope } from '#domain/team-keys.ts';
import type { Database } from '../client.ts';
import { JOIN_ALLOWED_MODELS } from './allowed-models.ts';
import { APPLYING_VERSION } from './applying-version.ts';

/** Everything a request of a team needs to know of it, read in one round trip. */
export type TeamAccess = {
  readonly keyId: string;
  readonly teamId: string;
  readonly organizationId: string;
  readonly teamStatus: 'active' | 'paused' | 'suspended' | 'archived';
  readonly organizationStatus: 'active' | 'suspended';
  readonly defaultModelAlias: string | null;
  readonly models: readonly AllowedModel[];
  /** Some job types have a default model. */
  readonly typesHaveModels: boolean;
  readonly limits: TeamLimits;
  readonly keyLimits: KeyLimits;
  readonly scope: KeyScope;
  /** Addresses and ranges that the key may be used from; none: any. */
  readonly allowedIps: readonly string[];
  /** The prices that count for the jobs it creates now. */
  readonly priceVersionId: string;
  readonly consumption: Consumption | null;
};

const findByKey = {
  name: 'find_team_by_key',
  text: `
    SELECT k.id AS "keyId", k.scope, k.allowed_ips AS "allowedIps", k.limits AS "keyLimits", t.limits, t.id AS "teamId",
           t.organization_id AS "organizationId", t.status AS "teamStatus",
           o.status AS "organizationStatus", t.default_model_alias AS "defaultModelAlias",
           coalesce(models.list, '[]') AS models, price.id AS "priceVersionId", t.budget_mode AS mode,
           t.micro_credits_per_usd AS "microCreditsPerUsd", t.tokens_per_credit AS "tokensPerCredit",
           t.minimum_micro_credits AS minimum, t.rounding,
           EXISTS (SELECT FROM job_types WHERE default_model IS NOT NULL) AS "typesHaveModels"
    FROM team_keys k
    JOIN teams t ON t.id = k.team_id
    JOIN organizations o ON o.id = t.organization_id
    ${JOIN_ALLOWED_MODELS}
    JOIN LATERAL (${APPLYING_VERSION}
    ) price ON true
    WHERE k.hash = $1
      AND (k.revoked_at IS NULL OR k.revoked_at > now())
      AND (k.expires_at IS NULL OR k.expires_at > now())
      AND t.status <> 'archived'`,
};

/** The team a key belongs to, or null when no key with this SHA-256 is valid now. */
export async function findTeamByKey({ pool }: Database, hash: Buffer): Promise<TeamAccess | null> {
  const { rows } = await pool.query<AccessRow>({ ...findByKey, values: [hash] });
  const [row] = rows;
  if (!row) return null;
  const { mode, microCreditsPerUsd, tokensPerCredit, minimum, rounding, ...access } = row;
  return { ...access, consumption: consumptionOf({ mode, microCreditsPerUsd, tokensPerCredit, minimum, rounding }) };
}

type AccessRow = Omit<TeamAccess, 'consumption'> & TeamRates;
