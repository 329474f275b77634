import type { TeamAccess } from '../prisma/repositories/team-keys.ts';

export const operatorRoles = ['viewer', 'admin', 'owner'] as const;
type OperatorRole = (typeof operatorRoles)[number];

export type TeamCaller = TeamAccess & { readonly kind: 'team' };

/** A signed-in operator, or automation with the master key (`operatorId` null), which may do what an owner may. */
export type OperatorCaller = {
  readonly kind: 'operator';
  readonly operatorId: string | null;
  readonly sessionId: string | null;
  readonly name: string;
  readonly role: OperatorRole;
};

/** Who may use a route: anybody, a team by its key, an operator of at least this role, or either. */
export type Access = 'public' | 'team' | OperatorRole | 'team_or_viewer';

export type CallerOf<A extends Access> = A extends 'public'
  ? null
  : A extends 'team'
    ? TeamCaller
    : A extends 'team_or_viewer'
      ? TeamCaller | OperatorCaller
      : OperatorCaller;
