import { DomainError } from '#domain/errors.ts';
import { changedTeam, teamParams } from '#schemas/teams.ts';
import { listOpenJobs, archiveTeam as storeArchived } from '../../../prisma/repositories/team-status.ts';
import { defineRoute } from '../../define-route.ts';
import { viewTeam } from '../../views/team.ts';
import { findAnyTeam } from './living-team.ts';

export const archiveTeam = defineRoute({
  method: 'delete',
  path: '/api/teams/:team_id',
  summary: 'Archive a team for good: its keys end and its history stays',
  tag: 'Teams',
  access: 'admin',
  params: teamParams,
  reply: changedTeam,
  errors: ['invalid_request', 'forbidden', 'not_found', 'in_use'],

  async handle({ params }, { db, liteLlmKeys }) {
    const { team_id: teamId } = params;
    await findAnyTeam(db, teamId);
    if (!(await storeArchived(db, teamId))) {
      const { length } = await listOpenJobs(db, { teamId });
      throw new DomainError(
        'in_use',
        `The team "${teamId}" has open jobs (${length}). Suspend it first to cancel them, then archive it.`,
      );
    }
    await liteLlmKeys.changed(teamId);
    return {
      ...viewTeam(await findAnyTeam(db, teamId)),
      message: 'Team archived. Its keys have ended; its history stays.',
    };
  },
});
