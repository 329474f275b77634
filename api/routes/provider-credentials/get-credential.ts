import { credentialParams, credentialView } from '#schemas/provider-credentials.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCredential } from '../../views/provider-credential.ts';
import { findKnownCredential } from './known-credential.ts';

export const getCredential = defineRoute({
  method: 'get',
  path: '/api/provider-credentials/:credential_id',
  summary: "An organization's own key at a provider, without the key",
  tag: 'Provider credentials',
  access: 'viewer',
  params: credentialParams,
  reply: credentialView,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params }, { db }) {
    return viewCredential(await findKnownCredential(db, params.credential_id));
  },
});
