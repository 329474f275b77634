import type { Column } from '../columns/column.ts';
import { RecordName } from '../columns/RecordName.tsx';
import { Moment } from '../display/Moment.tsx';
import { CredentialState } from './CredentialState.tsx';
import type { Credential } from './credential.ts';

export const credentialColumns: readonly Column<Credential>[] = [
  {
    name: 'Credential',
    value: ({ id, credential_name: name, key_hint: hint }) => (
      <RecordName resource="provider-credentials" id={id} name={name} note={`key ${hint}`} />
    ),
  },
  { name: 'Organization', value: ({ organization_id }) => organization_id },
  { name: 'Provider', value: ({ provider }) => provider },
  { name: 'State', value: (credential) => <CredentialState credential={credential} /> },
  { name: 'Changed', value: ({ updated_at }) => <Moment at={updated_at} /> },
];
