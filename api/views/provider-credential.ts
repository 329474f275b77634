import type { ProviderCredential } from '../../prisma/repositories/provider-credentials.ts';

export const viewCredential = (credential: ProviderCredential) => ({
  credential_id: credential.credentialId,
  organization_id: credential.organizationId,
  provider: credential.provider,
  protocol: credential.protocol,
  credential_name: credential.name,
  key_hint: credential.keyHint,
  api_base: credential.apiBase,
  status: credential.status,
  refused_at: credential.refusedAt,
  refused_status: credential.refusedStatus,
  created_at: credential.createdAt,
  updated_at: credential.updatedAt,
});
