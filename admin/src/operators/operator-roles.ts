import type { StatusLook } from '../display/StatusChip.tsx';
import type { Operator } from './operator.ts';

/** What each role may do. */
export const roleChoices: readonly { readonly id: Operator['role']; readonly name: string }[] = [
  { id: 'owner', name: 'Owner: everything, also operators' },
  { id: 'admin', name: 'Admin: everything but operators' },
  { id: 'viewer', name: 'Viewer: reads everything, changes nothing' },
];

export const roleNames: Readonly<Record<Operator['role'], string>> = {
  owner: 'Owner',
  admin: 'Admin',
  viewer: 'Viewer',
};

export const activityLook = ({ is_active: isActive }: Operator): StatusLook =>
  isActive ? { label: 'Active', tone: 'success' } : { label: 'Deactivated', tone: 'neutral' };
