import { DomainError } from '#domain/errors.ts';
import type { NanoUsd } from '#domain/money.ts';
import type { Database } from '../../../prisma/client.ts';
import { findModelAlias, type ModelAlias } from '../../../prisma/repositories/model-aliases.ts';
import { isUniqueViolation } from '../../../prisma/violations.ts';
import { invalid } from '../../invalid.ts';
import { explainVanished } from '../teams/choose-models.ts';

/** Throws `not_found`. */
export async function findKnownAlias(db: Database, alias: string): Promise<ModelAlias> {
  const found = await findModelAlias(db, alias);
  if (found) return found;
  throw new DomainError(
    'not_found',
    `There is no model alias "${alias}". Create it with POST /api/model-aliases/create.`,
  );
}

/** One price alone would leave every call unpriced without saying so. */
export function assertWholePrice(input: NanoUsd | null, output: NanoUsd | null): void {
  if ((input === null) === (output === null)) return;
  const field = input === null ? 'pricing_input' : 'pricing_output';
  throw invalid(field, 'is missing: set pricing_input and pricing_output together, or neither');
}

/** What a failed write of an alias means. */
export function explainFailure(error: unknown, alias: string): unknown {
  if (isUniqueViolation(error)) {
    return new DomainError(
      'already_exists',
      `model_alias: the model alias "${alias}" exists already. Choose another name.`,
    );
  }
  return explainVanished(error);
}
