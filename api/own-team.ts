import { DomainError } from '#domain/errors.ts';
import type { OperatorCaller, TeamCaller } from './callers.ts';

export const teamNotFound = (teamId: string): DomainError =>
  new DomainError('not_found', `There is no team "${teamId}".`);

/** Lets operators read every team, and a team itself; for a team, another one does not exist. */
export function assertMayRead(caller: TeamCaller | OperatorCaller, teamId: string): void {
  if (caller.kind === 'team' && caller.teamId !== teamId) throw teamNotFound(teamId);
}
