import type { TokenPrice } from '#domain/call-cost.ts';
import { nanoUsd } from '#domain/money.ts';
import type { CacheSettings } from '#domain/response-cache.ts';
import type { Database } from '../client.ts';

/** What is behind an alias. */
export type Model = {
  readonly alias: string;
  /** Of names that do not begin with one. */
  readonly provider: string;
  readonly actualModel: string;
  readonly fallbacks: readonly string[];
  readonly maxOutputTokens: number | null;
  readonly price: TokenPrice | null;
  readonly cache: CacheSettings;
};

/** The columns of {@link ModelRow}, of `model_aliases m`. */
export const MODEL_COLUMNS = `
  m.alias, m.provider, m.actual_model AS "actualModel", m.fallbacks, m.max_output_tokens AS "maxOutputTokens",
  m.input_price_nano_usd_per_million AS input, m.output_price_nano_usd_per_million AS output,
  m.cache_ttl_seconds AS "ttlSeconds", m.cache_scope AS scope`;

/** Joins `model_aliases m` to a call `c` of a team that may use its alias now. */
export const JOIN_MODEL = `
  LEFT JOIN model_aliases m ON m.alias = c.alias AND m.status = 'active' AND EXISTS (
    SELECT FROM team_access_groups t JOIN access_group_models g ON g.group_name = t.group_name
    WHERE t.team_id = c.team_id AND g.alias = c.alias
  )`;

/** The other models of the model group that a call `c` named, in order, each followed by its own fallbacks. */
export const STAND_INS = `
  (SELECT array_agg(tried.model ORDER BY s.position, tried.place)
   FROM access_groups g JOIN access_group_models s ON s.group_name = g.name JOIN model_aliases a ON a.alias = s.alias,
        unnest(a.actual_model || a.fallbacks) WITH ORDINALITY AS tried (model, place)
   WHERE g.name = c.model_group AND g.kind = 'fallback' AND a.status = 'active' AND a.alias <> c.alias) AS "standIns"`;

export type ModelRow = CacheSettings & {
  readonly alias: string;
  readonly provider: string;
  /** Null, as all columns, when there is none. */
  readonly actualModel: string | null;
  readonly fallbacks: readonly string[] | null;
  readonly maxOutputTokens: number | null;
  readonly input: bigint | null;
  readonly output: bigint | null;
  readonly standIns?: readonly string[] | null;
};

export function modelOf(row: ModelRow): Model | null {
  const { alias, provider, actualModel, fallbacks, standIns, maxOutputTokens, input, output, ttlSeconds, scope } = row;
  if (actualModel === null) return null;
  const others = new Set([...(fallbacks ?? []), ...(standIns ?? [])]);
  others.delete(actualModel);
  const price = input === null || output === null ? null : { input: nanoUsd(input), output: nanoUsd(output) };
  const cache = { ttlSeconds, scope };
  return { alias, provider, actualModel, fallbacks: [...others], maxOutputTokens, price, cache };
}

const findByAlias = {
  name: 'find_model',
  text: `SELECT ${MODEL_COLUMNS} FROM model_aliases m WHERE m.alias = $1 AND m.status = 'active'`,
};

/** What is behind an active alias now, or null. */
export async function findModel({ pool }: Database, alias: string): Promise<Model | null> {
  const { rows } = await pool.query<ModelRow>({ ...findByAlias, values: [alias] });
  return rows[0] ? modelOf(rows[0]) : null;
}
