import { organizationParams, suspendedOrganization } from '#schemas/organizations.ts';
import { changeOrganizationStatus, listOpenJobs } from '../../../prisma/repositories/team-status.ts';
import { AfterCommit } from '../../after-commit.ts';
import { stopOpenJobs } from '../../cancel-open-jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { viewOrganization } from '../../views/organization.ts';
import { findKnownOrganization } from './known-organization.ts';

export const suspendOrganization = defineRoute({
  method: 'put',
  path: '/api/organizations/:organization_id/suspend',
  summary: 'Stop all teams of an organization and cancel their open jobs. Repeat it to cancel jobs that are left open',
  tag: 'Organizations',
  access: 'admin',
  params: organizationParams,
  reply: suspendedOrganization,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { organization_id: organizationId } }, services) {
    await changeOrganizationStatus(services.db, organizationId, 'suspended');
    const organization = viewOrganization(await findKnownOrganization(services.db, organizationId));
    return new AfterCommit(async ({ db, jobs }) => {
      const { cancelled, open } = await stopOpenJobs({ jobs }, () => listOpenJobs(db, { organizationId }));
      const left = open === 0 ? '' : ' Some jobs could not be cancelled now: repeat this request.';
      return { ...organization, jobs_cancelled: cancelled, jobs_open: open, message: `Organization suspended.${left}` };
    });
  },
});
