import type { Column } from '../columns/column.ts';
import { Moment } from '../display/Moment.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { CredentialState } from './CredentialState.tsx';
import type { Credential } from './credential.ts';

export const credentialColumns: readonly Column<Credential>[] = [
  {
    name: 'Credential',
    sort: 'credential_name',
    value: ({ id, credential_name: name }) => <RecordLink resource="provider-credentials" id={id} label={name} />,
  },
  { name: 'Organization', sort: 'organization_id', value: ({ organization_id }) => organization_id },
  { name: 'Key', value: ({ key_hint }) => key_hint },
  { name: 'Provider', sort: 'provider', value: ({ provider }) => provider },
  { name: 'State', isWide: true, value: (credential) => <CredentialState credential={credential} /> },
  { name: 'Changed', value: ({ updated_at }) => <Moment at={updated_at} /> },
];
