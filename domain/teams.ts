import { DomainError } from './errors.ts';
import type { MicroCredits } from './money.ts';

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

/**
 * How a team's jobs are paid: by the price book, by what they cost in dollars, or by their tokens. A job keeps the mode and
 * rates of the moment it was created.
 */
export const budgetModes = ['job_based', 'consumption_usd', 'consumption_tokens'] as const;
export type BudgetMode = (typeof budgetModes)[number];

export const roundingModes = ['up', 'nearest', 'down'] as const;

/** What a job's credits are rounded to, in credits: `{ mode: 'up', to: 1 }` charges whole credits. */
export type Rounding = { readonly mode: (typeof roundingModes)[number]; readonly to: number };

export type TeamRates = {
  readonly budgetMode: BudgetMode;
  readonly microCreditsPerUsd: MicroCredits;
  readonly tokensPerCredit: bigint;
  /** The least a job costs in a consumption mode. */
  readonly minimumMicroCredits: MicroCredits;
  readonly rounding: Rounding;
};
