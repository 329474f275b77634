import type { Route } from '../../define-route.ts';
import { activateCredential } from './activate-credential.ts';
import { createCredential } from './create-credential.ts';
import { deactivateCredential } from './deactivate-credential.ts';
import { deleteCredential } from './delete-credential.ts';
import { getCredential } from './get-credential.ts';
import { listCredentials } from './list-credentials.ts';
import { listOrganizationCredentials } from './list-organization-credentials.ts';
import { updateCredential } from './update-credential.ts';

export const providerCredentialRoutes: readonly Route[] = [
  createCredential,
  listCredentials,
  listOrganizationCredentials,
  getCredential,
  updateCredential,
  activateCredential,
  deactivateCredential,
  deleteCredential,
];
