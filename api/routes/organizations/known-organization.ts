import { DomainError } from '#domain/errors.ts';
import type { Database } from '../../../prisma/client.ts';
import { findOrganization, type Organization } from '../../../prisma/repositories/organizations.ts';

/** Throws `not_found`. */
export async function findKnownOrganization(db: Database, organizationId: string): Promise<Organization> {
  const organization = await findOrganization(db, organizationId);
  if (organization) return organization;
  throw new DomainError(
    'not_found',
    `There is no organization "${organizationId}". Create it with POST /api/organizations/create.`,
  );
}
