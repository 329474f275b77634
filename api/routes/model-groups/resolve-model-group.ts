import { DomainError } from '#domain/errors.ts';
import { accessGroupParams } from '#schemas/access-groups.ts';
import { resolvedModelGroup, resolveModelGroupQuery } from '#schemas/model-groups.ts';
import { findAccessGroup } from '../../../prisma/repositories/access-groups.ts';
import { findTeam } from '../../../prisma/repositories/teams.ts';
import { defineRoute } from '../../define-route.ts';
import { assertMayRead } from '../../own-team.ts';

export const resolveModelGroup = defineRoute({
  method: 'get',
  path: '/api/model-groups/:group_name/resolve',
  summary: 'Which alias a call that names the group uses, and which stand in for it',
  tag: 'Model groups',
  access: 'team_or_viewer',
  params: accessGroupParams,
  query: resolveModelGroupQuery,
  reply: resolvedModelGroup,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { group_name: name }, query, caller }, { db }) {
    const teamId = query.team_id ?? (caller.kind === 'team' ? caller.teamId : null);
    if (teamId !== null) assertMayRead(caller, teamId);
    const group = await findAccessGroup(db, 'fallback', name);
    const isTheirs = teamId === null || (await findTeam(db, teamId))?.accessGroups.includes(name) === true;
    if (!group || !isTheirs) throw new DomainError('not_found', `There is no model group "${name}".`);
    const [first, ...others] = group.models.filter(({ status }) => status === 'active').map(({ alias }) => alias);
    return { group_name: name, team_id: teamId, primary_model: first ?? null, fallback_models: others };
  },
});
