import { Alert, Stack } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordShow } from '../display/RecordShow.tsx';
import { Section } from '../display/Section.tsx';
import { CredentialActions } from './CredentialActions.tsx';
import { CredentialState } from './CredentialState.tsx';
import type { Credential } from './credential.ts';

export const CredentialShow = () => (
  <RecordShow title="Provider credential" actions={<CredentialActions />}>
    <CredentialPage />
  </RecordShow>
);

const CredentialPage = () => {
  const credential = useRecordContext<Credential>();
  if (!credential) return null;
  return (
    <Stack sx={{ gap: 2 }}>
      {credential.refused_at && (
        <Alert severity="error" variant="outlined">
          {credential.provider} refused this key with status {credential.refused_status} on{' '}
          <Moment at={credential.refused_at} />. The organization’s calls to this provider fail until it has a key that
          is taken: give it a new one, or deactivate this one to go on with yours.
        </Alert>
      )}
      <Section title={credential.credential_name} actions={<CredentialState credential={credential} />}>
        <Facts facts={factsOf(credential)} />
      </Section>
    </Stack>
  );
};

const factsOf = (credential: Credential) => [
  { name: 'Organization', value: credential.organization_id },
  { name: 'Provider', value: credential.provider },
  { name: 'Key', value: `${credential.key_hint} (kept encrypted)` },
  { name: 'Protocol', value: credential.protocol },
  { name: 'Address', value: credential.api_base ?? 'the provider’s own', isWide: credential.api_base !== null },
  { name: 'Created', value: <Moment at={credential.created_at} /> },
  { name: 'Changed', value: <Moment at={credential.updated_at} /> },
];
