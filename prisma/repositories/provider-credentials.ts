import type { CredentialStatus } from '#domain/models.ts';
import type { PageRequest } from '#domain/pages.ts';
import type { Database } from '../client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';
import type { Sealed } from '../vault.ts';

/** A customer's own key at a provider, without the key. */
export type ProviderCredential = {
  readonly credentialId: string;
  readonly organizationId: string;
  readonly provider: string;
  readonly protocol: string;
  readonly name: string;
  readonly keyHint: string;
  readonly apiBase: string | null;
  readonly status: CredentialStatus;
  readonly refusedAt: Date | null;
  readonly refusedStatus: number | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** What a key is sealed for: it opens in its own row alone. */
export const contextOf = (credentialId: string): string => `provider credential ${credentialId}`;

const shown = {
  id: true,
  organizationId: true,
  provider: true,
  protocol: true,
  name: true,
  keyHint: true,
  apiBase: true,
  status: true,
  refusedAt: true,
  refusedStatus: true,
  createdAt: true,
  updatedAt: true,
} as const;

type Row = Omit<ProviderCredential, 'credentialId' | 'status'> & { readonly id: string; readonly status: string };

const toCredential = ({ id, status, ...rest }: Row): ProviderCredential => ({
  credentialId: id,
  status: status as CredentialStatus,
  ...rest,
});

type SealedKey = { readonly sealed: Sealed; readonly keyHint: string };

const keyColumns = ({ sealed, keyHint }: SealedKey) => ({
  keySealed: Uint8Array.from(sealed.bytes),
  encryptionKeyId: sealed.keyId,
  keyHint,
});

export type NewCredential = Pick<
  ProviderCredential,
  'credentialId' | 'organizationId' | 'provider' | 'protocol' | 'name' | 'apiBase' | 'status'
> & { readonly key: SealedKey };

/** Throws a unique violation when the organization has an active one for the provider, a reference violation without it. */
export async function createCredential({ prisma }: Database, credential: NewCredential): Promise<ProviderCredential> {
  const { credentialId, key, ...rest } = credential;
  const data = { id: credentialId, ...rest, ...keyColumns(key) };
  return toCredential(await prisma.providerCredential.create({ data, select: shown }));
}

export async function findCredential({ prisma }: Database, credentialId: string): Promise<ProviderCredential | null> {
  const row = await prisma.providerCredential.findUnique({ where: { id: credentialId }, select: shown });
  return row && toCredential(row);
}

export type CredentialFilter = {
  readonly organizationId?: string | undefined;
  readonly provider?: string | undefined;
  readonly status?: CredentialStatus | undefined;
};

const listing: Listing = {
  from: 'provider_credentials p',
  id: { sql: 'p.id', type: 'uuid' },
  sorts: {
    organization_id: { sql: `concat_ws(' ', p.organization_id, p.provider)`, type: 'text' },
    provider: { sql: 'p.provider', type: 'text' },
    credential_name: { sql: 'lower(p.name)', type: 'text' },
    created_at: { sql: 'p.created_at', type: 'timestamptz' },
  },
};

/** Credentials; by organization they are also by provider. */
export async function listCredentials(
  db: Database,
  { organizationId, provider, status }: CredentialFilter,
  page: PageRequest,
): Promise<ListPage<ProviderCredential>> {
  return listPage(db, {
    listing,
    page,
    where: [
      ['p.organization_id = ?', organizationId],
      ['p.provider = ?', provider],
      ['p.status = ?', status],
    ],
    idOf: ({ credentialId }) => credentialId,
    load: async (ids) =>
      (await db.prisma.providerCredential.findMany({ where: { id: { in: ids } }, select: shown })).map(toCredential),
  });
}

export type CredentialChanges = {
  readonly name?: string | undefined;
  readonly protocol?: string | undefined;
  readonly apiBase?: string | null | undefined;
  readonly status?: CredentialStatus | undefined;
  readonly key?: SealedKey | undefined;
};

/** Changes a credential; what was said of it as refused is forgotten. Null when there is none. */
export async function updateCredential(
  { prisma }: Database,
  credentialId: string,
  { name, protocol, apiBase, status, key }: CredentialChanges,
): Promise<ProviderCredential | null> {
  const data = {
    ...(name !== undefined && { name }),
    ...(protocol !== undefined && { protocol }),
    ...(apiBase !== undefined && { apiBase }),
    ...(status !== undefined && { status }),
    ...(key !== undefined && keyColumns(key)),
    refusedAt: null,
    refusedStatus: null,
  };
  const rows = await prisma.providerCredential.updateManyAndReturn({
    where: { id: credentialId },
    data,
    select: shown,
  });
  return rows[0] ? toCredential(rows[0]) : null;
}

/** False when there is none. */
export async function deleteCredential({ prisma }: Database, credentialId: string): Promise<boolean> {
  const { count } = await prisma.providerCredential.deleteMany({ where: { id: credentialId } });
  return count === 1;
}

const noteOne = {
  name: 'note_refused_credential',
  text: `
    UPDATE provider_credentials SET refused_at = now(), refused_status = $2
    WHERE id = $1 AND (refused_at IS NULL OR refused_status <> $2 OR refused_at < now() - interval '10 seconds')`,
};

/** Notes that a provider has refused a key, for operators to see. */
export async function noteRefused({ pool }: Database, credentialId: string, status: number): Promise<void> {
  await pool.query({ ...noteOne, values: [credentialId, status] });
}
