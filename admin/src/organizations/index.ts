import type { z } from 'zod';
import type { organizationList } from '#schemas/organizations.ts';

type Organization = z.output<typeof organizationList>['organizations'][number];

/** Known to other pages by name; it has no pages of its own yet. */
export const organizations = {
  name: 'organizations',
  recordRepresentation: (organization: Organization) => organization.name,
};
