import { credentialParams, deletedCredential } from '#schemas/provider-credentials.ts';
import { deleteCredential as removeCredential } from '../../../prisma/repositories/provider-credentials.ts';
import { defineRoute } from '../../define-route.ts';
import { credentialNotFound } from './known-credential.ts';

export const deleteCredential = defineRoute({
  method: 'delete',
  path: '/api/provider-credentials/:credential_id',
  summary: "Forget an organization's own key at a provider",
  tag: 'Provider credentials',
  access: 'admin',
  params: credentialParams,
  reply: deletedCredential,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { credential_id: credentialId } }, { db }) {
    if (!(await removeCredential(db, credentialId))) throw credentialNotFound(credentialId);
    return { credential_id: credentialId, message: 'Credential deleted.' };
  },
});
