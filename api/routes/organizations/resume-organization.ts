import { changedOrganization, organizationParams } from '#schemas/organizations.ts';
import { changeOrganizationStatus } from '../../../prisma/repositories/team-status.ts';
import { defineRoute } from '../../define-route.ts';
import { viewOrganization } from '../../views/organization.ts';
import { findKnownOrganization } from './known-organization.ts';

export const resumeOrganization = defineRoute({
  method: 'put',
  path: '/api/organizations/:organization_id/resume',
  summary: 'Let a suspended organization work again; teams suspended one by one stay so',
  tag: 'Organizations',
  access: 'admin',
  params: organizationParams,
  reply: changedOrganization,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params }, { db, liteLlmKeys }) {
    await changeOrganizationStatus(db, params.organization_id, 'active');
    await liteLlmKeys.changedForMany();
    const organization = await findKnownOrganization(db, params.organization_id);
    return { ...viewOrganization(organization), message: 'Organization resumed.' };
  },
});
