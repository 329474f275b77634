/** Joins to `teams t` the aliases that it may call now, in the order of its groups: `models.list`, JSON of `AllowedModel`. */
export const JOIN_ALLOWED_MODELS = `
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('alias', m.alias, 'group', g.group_name, 'isCached', a.cache_ttl_seconds IS NOT NULL) ORDER BY g.position, m.position) AS list
      FROM team_access_groups g
      JOIN access_group_models m ON m.group_name = g.group_name
      JOIN model_aliases a ON a.alias = m.alias AND a.status = 'active'
      WHERE g.team_id = t.id
    ) models ON true`;
