import type { z } from 'zod';
import type { organizationList } from '#schemas/organizations.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';

type Organization = z.output<typeof organizationList>['organizations'][number];

export const organizations: ResourceDefinition = {
  name: 'organizations',
  label: 'Organizations',
  recordRepresentation: (organization: Organization) => organization.name,
  routes: {
    id: ['organization_id'],
    list: '/organizations',
    rows: 'organizations',
    one: '/organizations/:organization_id',
  },
};
