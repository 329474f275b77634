import { DomainError } from './errors.ts';

export const teamStatuses = ['active', 'paused', 'suspended', 'archived'] as const;
export type TeamStatus = (typeof teamStatuses)[number];

export const organizationStatuses = ['active', 'suspended'] as const;
export type OrganizationStatus = (typeof organizationStatuses)[number];

export type TeamChange = 'suspend' | 'pause' | 'resume';

/** A suspended team is not paused: that would let its open jobs go on. An archived team stays what it is. */
export const teamChanges = {
  suspend: { to: 'suspended', from: ['active', 'paused', 'suspended'] },
  pause: { to: 'paused', from: ['active', 'paused'] },
  resume: { to: 'active', from: ['active', 'paused', 'suspended'] },
} as const satisfies Record<TeamChange, { readonly to: TeamStatus; readonly from: readonly TeamStatus[] }>;

/** Throws `conflict` when an archived team is to be changed. */
export function assertNotArchived(teamId: string, status: TeamStatus): void {
  if (status !== 'archived') return;
  throw new DomainError('conflict', `The team "${teamId}" is archived and cannot be changed. Create another team.`);
}

/** Throws `conflict` when a team cannot go that way from where it is. */
export function assertChange(teamId: string, change: TeamChange, status: TeamStatus): void {
  assertNotArchived(teamId, status);
  const from: readonly TeamStatus[] = teamChanges[change].from;
  if (from.includes(status)) return;
  throw new DomainError('conflict', `The team "${teamId}" is ${status}: resume it before you ${change} it.`);
}

/** The only way of paying so far; the contract's other modes come with price books. */
export const budgetModes = ['job_based'] as const;
export const laterBudgetModes = ['consumption_usd', 'consumption_tokens'] as const;
