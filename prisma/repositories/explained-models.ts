import type { TeamLimits } from '#domain/limits.ts';
import type { AllowedModel } from '#domain/models.ts';
import type { TeamStatus } from '#domain/teams.ts';
import type { Database } from '../client.ts';
import { JOIN_ALLOWED_MODELS } from './allowed-models.ts';
import { JOIN_MODEL, MODEL_COLUMNS, type Model, type ModelRow, modelOf, STAND_INS } from './models.ts';

/** A customer's own key at a provider, without the key. */
type OwnCredential = {
  readonly credentialId: string;
  readonly name: string;
  readonly provider: string;
  readonly isRefused: boolean;
};

/** Everything that decides which models a team's calls reach. */
export type TeamModels = {
  readonly organizationId: string;
  readonly teamStatus: TeamStatus;
  readonly organizationStatus: 'active' | 'suspended';
  readonly allowed: readonly AllowedModel[];
  readonly limits: TeamLimits;
  readonly ownKeysOnly: boolean;
  /** Those in use, at most one for a provider. */
  readonly credentials: readonly OwnCredential[];
};

const TEAM_MODELS = `
  SELECT t.organization_id AS "organizationId", t.status AS "teamStatus", o.status AS "organizationStatus", t.limits,
         coalesce(models.list, '[]') AS allowed, o.own_keys_only AS "ownKeysOnly", coalesce(
           (SELECT json_agg(json_build_object('credentialId', p.id, 'name', p.name, 'provider', p.provider,
                                              'isRefused', p.refused_at IS NOT NULL))
            FROM provider_credentials p WHERE p.organization_id = o.id AND p.status = 'active'), '[]') AS credentials
  FROM teams t JOIN organizations o ON o.id = t.organization_id
  ${JOIN_ALLOWED_MODELS}
  WHERE t.id = $1`;

/** Null when there is no such team. */
export async function findTeamModels({ pool }: Database, teamId: string): Promise<TeamModels | null> {
  const { rows } = await pool.query<TeamModels>(TEAM_MODELS, [teamId]);
  return rows[0] ?? null;
}

const CALLED_MODEL = `
  SELECT ${MODEL_COLUMNS}, ${STAND_INS}
  FROM (VALUES ($1::text, $2::text, $3::text)) c (alias, model_group, team_id) ${JOIN_MODEL}`;

/** What a call of a team to an alias, named by itself or through a model group, would reach now. Null: nothing. */
export async function findCalledModel(
  { pool }: Database,
  teamId: string,
  { alias, group }: { readonly alias: string; readonly group: string | null },
): Promise<Model | null> {
  const { rows } = await pool.query<ModelRow>(CALLED_MODEL, [alias, group, teamId]);
  return rows[0] ? modelOf(rows[0]) : null;
}
