import KeyIcon from '@mui/icons-material/VpnKeyOutlined';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';
import type { Credential } from './credential.ts';

const fields = ['credential_name', 'api_key', 'protocol', 'api_base'];

export const providerCredentials: ResourceDefinition = {
  name: 'provider-credentials',
  label: 'Provider keys',
  icon: KeyIcon,
  list: lazyPage(() => import('./CredentialList.tsx'), 'CredentialList'),
  show: lazyPage(() => import('./CredentialShow.tsx'), 'CredentialShow'),
  create: lazyPage(() => import('./CredentialCreate.tsx'), 'CredentialCreate'),
  edit: lazyPage(() => import('./CredentialEdit.tsx'), 'CredentialEdit'),
  recordRepresentation: (credential: Credential) => credential.credential_name,
  routes: {
    id: ['credential_id'],
    list: '/provider-credentials',
    rows: 'credentials',
    sorts: ['credential_name', 'organization_id', 'provider'],
    hasCsv: true,
    one: '/provider-credentials/:credential_id',
    secrets: ['api_key'],
    create: {
      path: '/provider-credentials/create',
      fields: ['organization_id', 'provider', 'status', ...fields],
    },
    update: {
      path: '/provider-credentials/:credential_id',
      method: 'PUT',
      fields,
      toBody: withoutEmptyKey,
    },
  },
};

/** A key that is left empty stays as it is; an address that is emptied is taken away. */
function withoutEmptyKey({ api_key: key, ...rest }: Readonly<Record<string, unknown>>) {
  return key ? { ...rest, api_key: key } : rest;
}
