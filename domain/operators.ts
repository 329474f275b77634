import { DomainError } from './errors.ts';

/** Throws unless somebody else stays who can manage operators. */
export function assertOwnerRemains(activeOwners: readonly string[], operatorId: string): void {
  if (activeOwners.length !== 1 || activeOwners[0] !== operatorId) return;
  throw new DomainError(
    'conflict',
    'This is the last active owner. Make another operator an owner first (PUT /api/admin-users/{user_id}).',
  );
}

/** Throws when operators would shut themselves out. */
export function assertSomebodyElse(callerId: string | null, operatorId: string, what: 'delete' | 'deactivate'): void {
  if (callerId !== operatorId) return;
  throw new DomainError('conflict', `You cannot ${what} yourself. Ask another owner to do it.`);
}
