import type { TeamLimits } from '#domain/limits.ts';
import { type LiteLlmPresence, type LiteLlmTerms, presenceOf } from '#domain/litellm-keys.ts';
import { ratesOf } from '#domain/litellm-rates.ts';
import type { OrganizationStatus, TeamStatus } from '#domain/teams.ts';
import type { Database } from '../client.ts';

/** What LiteLLM is to know of a team. */
export type LiteLlmTeam = {
  readonly teamId: string;
  readonly presence: LiteLlmPresence;
  readonly terms: LiteLlmTerms;
};

const COLUMNS = `
  t.id AS "teamId", t.status, o.status AS "organizationStatus", t.limits,
  ARRAY(
    SELECT DISTINCT tried.model
    FROM team_access_groups g JOIN access_group_models m ON m.group_name = g.group_name
         JOIN model_aliases a ON a.alias = m.alias AND a.status = 'active', unnest(a.actual_model || a.fallbacks) AS tried (model)
    WHERE g.team_id = t.id ORDER BY tried.model
  ) AS models`;

const findOne = {
  name: 'find_litellm_team',
  text: `SELECT ${COLUMNS} FROM teams t JOIN organizations o ON o.id = t.organization_id WHERE t.id = $1`,
};

const listAfter = {
  name: 'list_litellm_teams',
  text: `
    SELECT ${COLUMNS} FROM teams t JOIN organizations o ON o.id = t.organization_id
    WHERE t.id > $1 AND (t.status <> 'archived' OR EXISTS (SELECT FROM litellm_keys k WHERE k.team_id = t.id))
    ORDER BY t.id LIMIT $2`,
};

export async function findLiteLlmTeam({ pool }: Database, teamId: string): Promise<LiteLlmTeam> {
  const { rows } = await pool.query<Row>({ ...findOne, values: [teamId] });
  if (!rows[0]) throw new Error(`There is no team ${teamId}`);
  return toTeam(rows[0]);
}

/** Teams after this one in order of their ids, without archived ones that have no key any more. */
export async function listLiteLlmTeams({ pool }: Database, after: string, limit: number): Promise<LiteLlmTeam[]> {
  const { rows } = await pool.query<Row>({ ...listAfter, values: [after, limit] });
  return rows.map(toTeam);
}

type Row = {
  readonly teamId: string;
  readonly status: TeamStatus;
  readonly organizationStatus: OrganizationStatus;
  readonly limits: TeamLimits;
  readonly models: readonly string[];
};

const toTeam = ({ teamId, status, organizationStatus, limits, models }: Row): LiteLlmTeam => ({
  teamId,
  presence: presenceOf(status, organizationStatus),
  terms: { models, ...ratesOf(limits) },
});
