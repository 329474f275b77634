import type { StatusLook } from '../display/StatusChip.tsx';
import type { Credential } from './credential.ts';

/** How each state of a credential is named and coloured. */
export const credentialStatusLooks = {
  active: { label: 'Active', tone: 'success' },
  inactive: { label: 'Inactive', tone: 'neutral' },
} as const satisfies Record<Credential['status'], StatusLook>;

export const credentialStatusChoices = Object.entries(credentialStatusLooks).map(([id, { label }]) => ({
  id,
  name: label,
}));
