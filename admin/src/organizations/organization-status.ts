import type { StatusLook } from '../display/StatusChip.tsx';
import type { Organization } from './organization.ts';

/** How each state of an organization is named and coloured. */
export const organizationStatusLooks = {
  active: { label: 'Active', tone: 'success' },
  suspended: { label: 'Suspended', tone: 'error' },
} as const satisfies Record<Organization['status'], StatusLook>;

export const organizationStatusChoices = Object.entries(organizationStatusLooks).map(([id, { label }]) => ({
  id,
  name: label,
}));
