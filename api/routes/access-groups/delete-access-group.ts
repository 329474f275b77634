import { DomainError } from '#domain/errors.ts';
import { accessGroupParams, deletedAccessGroup } from '#schemas/access-groups.ts';
import { deleteAccessGroup as removeGroup } from '../../../prisma/repositories/access-groups.ts';
import { isReferenceViolation } from '../../../prisma/violations.ts';
import { defineRoute } from '../../define-route.ts';
import { findKnownAccessGroup } from './known-access-group.ts';

export const deleteAccessGroup = defineRoute({
  method: 'delete',
  path: '/api/model-access-groups/:group_name',
  summary: 'Delete an access group that no team has',
  tag: 'Access groups',
  access: 'admin',
  params: accessGroupParams,
  reply: deletedAccessGroup,
  errors: ['invalid_request', 'forbidden', 'not_found', 'in_use'],

  async handle({ params }, { db }) {
    const { name } = await findKnownAccessGroup(db, params.group_name);
    await removeGroup(db, name).catch(async (error: unknown) => {
      throw isReferenceViolation(error) ? await usedBy() : error;
    });
    return { group_name: name, message: 'Access group deleted.' };

    async function usedBy(): Promise<DomainError> {
      const { teams, teamCount } = await findKnownAccessGroup(db, name);
      const some = teams.slice(0, 3).join(', ');
      return new DomainError(
        'in_use',
        `The access group "${name}" is used by teams (${teamCount}): ${some}${teamCount > 3 ? ', …' : ''}. Give them other groups with PUT /api/teams/{team_id}/access-groups first.`,
      );
    }
  },
});
