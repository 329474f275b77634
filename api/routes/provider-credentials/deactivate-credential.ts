import { credentialParams, credentialView } from '#schemas/provider-credentials.ts';
import { updateCredential } from '../../../prisma/repositories/provider-credentials.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCredential } from '../../views/provider-credential.ts';
import { credentialNotFound } from './known-credential.ts';

export const deactivateCredential = defineRoute({
  method: 'put',
  path: '/api/provider-credentials/:credential_id/deactivate',
  summary: 'Stop using a credential. Calls go on with your own key, unless the organization may use its own keys only',
  tag: 'Provider credentials',
  access: 'admin',
  params: credentialParams,
  reply: credentialView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { credential_id: credentialId } }, { db }) {
    const changed = await updateCredential(db, credentialId, { status: 'inactive' });
    if (!changed) throw credentialNotFound(credentialId);
    return viewCredential(changed);
  },
});
