import { credentialParams, credentialView, updateCredentialBody } from '#schemas/provider-credentials.ts';
import { updateCredential as storeChanges } from '../../../prisma/repositories/provider-credentials.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCredential } from '../../views/provider-credential.ts';
import { assertMayCallBase, credentialNotFound, sealKey } from './known-credential.ts';

export const updateCredential = defineRoute({
  method: 'put',
  path: '/api/provider-credentials/:credential_id',
  summary: "Change an organization's own key at a provider, its name or its address",
  tag: 'Provider credentials',
  access: 'admin',
  params: credentialParams,
  body: updateCredentialBody,
  reply: credentialView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { credential_id: credentialId }, body }, services) {
    await assertMayCallBase(services, body.api_base);
    const changed = await storeChanges(services.db, credentialId, {
      name: body.credential_name,
      protocol: body.protocol,
      apiBase: body.api_base,
      key: body.api_key === undefined ? undefined : sealKey(services, credentialId, body.api_key),
    });
    if (!changed) throw credentialNotFound(credentialId);
    return viewCredential(changed);
  },
});
