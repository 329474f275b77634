import { NumberInput, required, SelectInput, TextInput } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { tellAdded } from './AddCredits.tsx';
import { creditsPath } from './credits-path.ts';
import { creditsInput, grantBody, lotTermInputs } from './lot-inputs.tsx';

type Props = { readonly teamId: string };

const payments = [
  { id: 'one_time', name: 'One-time purchase' },
  { id: 'subscription', name: 'Subscription' },
];

export const ReplenishCredits = ({ teamId }: Props) => (
  <ActionButton<Parameters<typeof tellAdded>[0]>
    label="Replenish"
    method="POST"
    path={creditsPath(teamId, 'replenish')}
    title={`Add credits to ${teamId} that were paid for`}
    explanation="Like adding credits, with what was paid for them. It is shown with the lot, to operators only."
    confirm="Add credits"
    defaults={{ payment_type: 'one_time' }}
    toBody={grantBody}
    done={tellAdded}
  >
    {creditsInput}
    <SelectInput source="payment_type" label="Payment" choices={payments} validate={required()} />
    <NumberInput source="payment_amount_usd" label="Paid (USD)" min={0} helperText={false} />
    <TextInput source="reason" label="Reason" helperText="The kind of payment when left empty" />
    {lotTermInputs}
  </ActionButton>
);
