import AddIcon from '@mui/icons-material/Add';
import type { ButtonProps } from '@mui/material';
import { required, SelectInput, TextInput } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { formatCredits } from '../format/amounts.ts';
import { creditsPath } from './credits-path.ts';
import { creditsInput, grantBody, lotTermInputs } from './lot-inputs.tsx';

type Props = { readonly teamId: string; readonly variant?: ButtonProps['variant'] };

type Added = { readonly credits_added: number; readonly credits_remaining: number };

export const tellAdded = ({ credits_added: added, credits_remaining: available }: Added): string =>
  `${formatCredits(added)} credits added; ${formatCredits(available)} are available now.`;

const sources = [
  { id: 'purchase', name: 'Purchase' },
  { id: 'subscription', name: 'Subscription' },
  { id: 'promotion', name: 'Promotion' },
];

export const AddCredits = ({ teamId, variant }: Props) => (
  <ActionButton<Added>
    label="Add credits"
    icon={<AddIcon />}
    {...(variant && { variant })}
    method="POST"
    path={creditsPath(teamId, 'add')}
    title={`Add credits to ${teamId}`}
    explanation="They become a lot of their own and can be used at once. What the team owes is repaid from them first."
    confirm="Add credits"
    defaults={{ source: 'purchase' }}
    toBody={grantBody}
    done={tellAdded}
  >
    {creditsInput}
    <TextInput
      source="reason"
      label="Reason"
      helperText="The team sees it, such as Invoice 2026-017"
      validate={required()}
    />
    <SelectInput source="source" label="Source" choices={sources} validate={required()} />
    {lotTermInputs}
  </ActionButton>
);
