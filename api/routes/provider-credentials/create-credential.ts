import { v7 } from 'uuid';
import { createCredentialBody, credentialView } from '#schemas/provider-credentials.ts';
import { createCredential as storeCredential } from '../../../prisma/repositories/provider-credentials.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCredential } from '../../views/provider-credential.ts';
import { assertMayCallBase, explainFailure, sealKey } from './known-credential.ts';

export const createCredential = defineRoute({
  method: 'post',
  path: '/api/provider-credentials/create',
  summary: "Keep an organization's own key at a provider. Its calls that have not started use it",
  tag: 'Provider credentials',
  access: 'admin',
  body: createCredentialBody,
  reply: credentialView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'already_exists'],

  async handle({ body }, services) {
    const { organization_id: organizationId, provider, protocol = provider, api_base: apiBase, status } = body;
    await assertMayCallBase(services, apiBase);
    const credentialId = v7();
    const key = sealKey(services, credentialId, body.api_key);
    const credential = {
      credentialId,
      organizationId,
      provider,
      protocol,
      name: body.credential_name,
      apiBase,
      status,
    };
    const stored = await storeCredential(services.db, { ...credential, key }).catch((error: unknown) => {
      throw explainFailure(error, credential);
    });
    return viewCredential(stored);
  },
});
