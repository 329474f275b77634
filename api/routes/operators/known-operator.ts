import { DomainError } from '#domain/errors.ts';
import type { Database } from '../../../prisma/client.ts';
import { findOperator, type Operator } from '../../../prisma/repositories/operators.ts';
import { isUniqueViolation } from '../../../prisma/violations.ts';

/** Throws `not_found`. */
export async function findKnownOperator(db: Database, operatorId: string): Promise<Operator> {
  const operator = await findOperator(db, operatorId);
  if (!operator) throw operatorNotFound(operatorId);
  return operator;
}

export const operatorNotFound = (operatorId: string): DomainError =>
  new DomainError('not_found', `There is no operator ${operatorId}. GET /api/admin-users lists them.`);

/** What an operator is called who gave no name. */
export const nameFor = (email: string): string => email.split('@')[0] ?? email;

/** What a failed write of an operator means. */
export const explainTaken = (error: unknown): unknown =>
  isUniqueViolation(error)
    ? new DomainError('already_exists', 'email: there is an operator with this e-mail address already.')
    : error;

/** The operator behind a session. Throws `not_found` for the master key. */
export function ownId(operatorId: string | null): string {
  if (operatorId !== null) return operatorId;
  throw new DomainError(
    'not_found',
    'The master key belongs to no operator. Sign in with POST /api/admin-users/login.',
  );
}
