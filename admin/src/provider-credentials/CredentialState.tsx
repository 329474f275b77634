import { Stack } from '@mui/material';
import { StatusChip } from '../display/StatusChip.tsx';
import type { Credential } from './credential.ts';
import { credentialStatusLooks } from './credential-status.ts';
import { RefusedSignal } from './RefusedSignal.tsx';

type Props = { readonly credential: Credential };

/** Whether a credential is used, and whether the provider takes it. */
export const CredentialState = ({ credential }: Props) => (
  <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }}>
    <StatusChip {...credentialStatusLooks[credential.status]} />
    <RefusedSignal credential={credential} />
  </Stack>
);
