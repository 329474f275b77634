import type { StatusLook } from '../display/StatusChip.tsx';
import type { ModelAlias } from './model-alias.ts';

/** How each state of an alias is named and coloured. */
export const aliasStatusLooks = {
  active: { label: 'Active', tone: 'success' },
  inactive: { label: 'Inactive', tone: 'neutral' },
} as const satisfies Record<ModelAlias['status'], StatusLook>;

export const aliasStatusChoices = Object.entries(aliasStatusLooks).map(([id, { label }]) => ({ id, name: label }));
