import { DomainError } from '#domain/errors.ts';
import type { Database } from '../../../prisma/client.ts';
import {
  contextOf,
  findCredential,
  type ProviderCredential,
} from '../../../prisma/repositories/provider-credentials.ts';
import { isReferenceViolation, isUniqueViolation } from '../../../prisma/violations.ts';
import { invalid } from '../../invalid.ts';
import type { Services } from '../../services.ts';

const HINT_CHARACTERS = 4;

export const credentialNotFound = (credentialId: string): DomainError =>
  new DomainError('not_found', `There is no provider credential ${credentialId}.`);

/** Throws `not_found`. */
export async function findKnownCredential(db: Database, credentialId: string): Promise<ProviderCredential> {
  const found = await findCredential(db, credentialId);
  if (!found) throw credentialNotFound(credentialId);
  return found;
}

/** A key as it is stored, and the little of it that is shown. */
export const sealKey = ({ vault }: Pick<Services, 'vault'>, credentialId: string, apiKey: string) => ({
  sealed: vault.seal(apiKey, contextOf(credentialId)),
  keyHint: `…${apiKey.slice(-HINT_CHARACTERS)}`,
});

/** Throws unless the address may be called. */
export async function assertMayCallBase({ outbound }: Pick<Services, 'outbound'>, apiBase: string | null | undefined) {
  const problem = apiBase == null ? null : await outbound.problemWith(apiBase);
  if (problem !== null) throw invalid('api_base', problem);
}

/** What a failed write of a credential means. */
export function explainFailure(error: unknown, of: { organizationId: string; provider: string }): unknown {
  if (isUniqueViolation(error)) {
    const message = `provider: the organization "${of.organizationId}" has an active credential for ${of.provider} already. Deactivate that first, or create this one with status inactive.`;
    return new DomainError('already_exists', message);
  }
  if (isReferenceViolation(error))
    return new DomainError('not_found', `organization_id: there is no organization "${of.organizationId}".`);
  return error;
}
