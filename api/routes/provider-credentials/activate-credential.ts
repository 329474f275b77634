import { credentialParams, credentialView } from '#schemas/provider-credentials.ts';
import { updateCredential } from '../../../prisma/repositories/provider-credentials.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCredential } from '../../views/provider-credential.ts';
import { credentialNotFound, explainFailure, findKnownCredential } from './known-credential.ts';

export const activateCredential = defineRoute({
  method: 'put',
  path: '/api/provider-credentials/:credential_id/activate',
  summary: 'Use a credential again. Another active one for the same provider must be deactivated first',
  tag: 'Provider credentials',
  access: 'admin',
  params: credentialParams,
  reply: credentialView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'already_exists'],

  async handle({ params: { credential_id: credentialId } }, { db }) {
    const credential = await findKnownCredential(db, credentialId);
    const changed = await updateCredential(db, credentialId, { status: 'active' }).catch((error: unknown) => {
      throw explainFailure(error, credential);
    });
    if (!changed) throw credentialNotFound(credentialId);
    return viewCredential(changed);
  },
});
