import type { z } from 'zod';
import { DomainError } from '#domain/errors.ts';
import { createdOrganization, createOrganizationBody, defaultTeamId } from '#schemas/organizations.ts';
import { createOrganization as storeOrganization } from '../../../prisma/repositories/new-teams.ts';
import { isUniqueViolation } from '../../../prisma/violations.ts';
import { defineRoute } from '../../define-route.ts';
import { withFirstKey } from '../../new-team.ts';
import { viewOrganization } from '../../views/organization.ts';
import { viewTeam } from '../../views/team.ts';
import { assertModels, explainVanished } from '../teams/choose-models.ts';
import { findAnyTeam } from '../teams/living-team.ts';
import { findKnownOrganization } from './known-organization.ts';

export const createOrganization = defineRoute({
  method: 'post',
  path: '/api/organizations/create',
  summary: 'Create an organization and, unless you say no, its default team',
  tag: 'Organizations',
  access: 'admin',
  body: createOrganizationBody,
  reply: createdOrganization,
  errors: ['invalid_request', 'forbidden', 'not_found', 'already_exists'],

  async handle({ body }, { db, liteLlmKeys }) {
    const { organization_id: organizationId, name, own_keys_only: ownKeysOnly, metadata } = body;
    await assertModels(db, { field: 'default_team_access_groups', accessGroups: body.default_team_access_groups });
    const first = body.create_default_team ? defaultTeamOf(body) : null;
    const made = { organizationId, name, ownKeysOnly, metadata, defaultTeam: first?.team ?? null };
    await storeOrganization(db, made).catch((error: unknown) => {
      throw explainFailure(error, organizationId);
    });
    const organization = viewOrganization(await findKnownOrganization(db, organizationId));
    if (!first) return { ...organization, default_team: null };
    await liteLlmKeys.changed(first.team.teamId);
    const team = viewTeam(await findAnyTeam(db, first.team.teamId));
    return { ...organization, default_team: { ...team, virtual_key: first.virtualKey } };
  },
});

const defaultTeamOf = (body: z.output<typeof createOrganizationBody>) =>
  withFirstKey({
    teamId: defaultTeamId(body.organization_id),
    name: body.default_team_name ?? body.name,
    defaultModelAlias: null,
    metadata: {},
    accessGroups: body.default_team_access_groups,
    credits: body.default_team_credits,
  });

function explainFailure(error: unknown, organizationId: string): unknown {
  if (isUniqueViolation(error)) {
    return new DomainError(
      'already_exists',
      `organization_id: the organization "${organizationId}" or a team "${defaultTeamId(organizationId)}" exists already. Choose another id.`,
    );
  }
  return explainVanished(error);
}
