import { DomainError } from '#domain/errors.ts';
import type { StoredJob } from '../../../prisma/repositories/jobs.ts';
import type { TeamCaller } from '../../callers.ts';

/** Throws unless the caller's team may open a job now. */
export function assertMayOpenJobs({ teamStatus, organizationStatus }: TeamCaller): void {
  assertMayCall({ teamStatus, organizationStatus });
  if (teamStatus === 'paused') {
    throw new DomainError('team_paused', 'This team is paused: jobs that are open may finish, new ones cannot start.');
  }
}

/** Throws unless the caller's team may make calls now. */
export function assertMayCall({
  teamStatus,
  organizationStatus,
}: Pick<TeamCaller, 'teamStatus' | 'organizationStatus'>): void {
  if (teamStatus === 'suspended' || organizationStatus === 'suspended') {
    throw new DomainError('team_suspended', 'This team is suspended. Ask the operator to resume it.');
  }
}

/** Throws when the body names another team than the key's. */
export function assertOwnTeam(named: string | undefined, { teamId }: TeamCaller): void {
  if (named === undefined || named === teamId) return;
  throw new DomainError('forbidden', `team_id: this key belongs to team ${teamId}; leave team_id out or use that one.`);
}

export const jobNotFound = (jobId: string): DomainError =>
  new DomainError('not_found', `This team has no job ${jobId}.`);

/** The refusal a job was closed with, if it was never opened: a repeat of its creation hears it again. */
export function assertNotRefused({ errorCode, errorMessage }: StoredJob): void {
  if (errorCode === 'insufficient_credits' || errorCode === 'budget_exceeded')
    throw new DomainError(errorCode, errorMessage ?? '');
}
