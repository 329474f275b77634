import { DomainError } from '#domain/errors.ts';
import { createdTeam, createTeamBody } from '#schemas/teams.ts';
import { createTeam as storeTeam } from '../../../prisma/repositories/new-teams.ts';
import { findOrganization } from '../../../prisma/repositories/organizations.ts';
import { findTeam } from '../../../prisma/repositories/teams.ts';
import { isUniqueViolation } from '../../../prisma/violations.ts';
import { defineRoute } from '../../define-route.ts';
import { withFirstKey } from '../../new-team.ts';
import { teamNotFound } from '../../own-team.ts';
import { ratesIn } from '../../team-rates.ts';
import { viewTeam } from '../../views/team.ts';
import { assertModels, explainVanished } from './choose-models.ts';

export const createTeam = defineRoute({
  method: 'post',
  path: '/api/teams/create',
  summary: 'Create a team with its credits and its first key',
  tag: 'Teams',
  access: 'admin',
  body: createTeamBody,
  reply: createdTeam,
  errors: ['invalid_request', 'forbidden', 'not_found', 'already_exists'],

  async handle({ body }, { db, liteLlmKeys }) {
    const { team_id: teamId, organization_id: organizationId, default_model: defaultModel } = body;
    const accessGroups = body.access_groups ?? body.model_groups ?? [];
    if (!(await findOrganization(db, organizationId))) throw noOrganization(organizationId);
    await assertModels(db, { field: 'access_groups', accessGroups, defaultModel });

    const { team, virtualKey } = withFirstKey({
      teamId,
      name: body.team_alias ?? teamId,
      defaultModelAlias: defaultModel ?? null,
      metadata: body.metadata,
      accessGroups,
      credits: body.credits_allocated,
      rates: ratesIn(body),
    });
    await storeTeam(db, organizationId, team).catch((error: unknown) => {
      throw explainFailure(error, teamId);
    });
    await liteLlmKeys.changed(teamId);
    const stored = await findTeam(db, teamId);
    if (!stored) throw teamNotFound(teamId);
    return {
      ...viewTeam(stored),
      virtual_key: virtualKey,
      message: 'Team created. Keep virtual_key: it is not shown again.',
    };
  },
});

const noOrganization = (organizationId: string): DomainError =>
  new DomainError(
    'not_found',
    `organization_id: there is no organization "${organizationId}". Create it with POST /api/organizations/create.`,
  );

function explainFailure(error: unknown, teamId: string): unknown {
  if (isUniqueViolation(error)) {
    return new DomainError(
      'already_exists',
      `team_id: the team "${teamId}" exists already, maybe archived. Choose another id.`,
    );
  }
  return explainVanished(error);
}
