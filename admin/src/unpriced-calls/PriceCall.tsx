import { Typography } from '@mui/material';
import { NumberInput, required } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import type { UnpricedCall } from './unpriced-call.ts';

type Props = { readonly call: UnpricedCall };

/** Says what one call cost, once its job is closed. */
export const PriceCall = ({ call }: Props) =>
  call.job_open ? (
    <Typography variant="caption" sx={{ color: 'text.secondary' }} title="It can be priced once its job is closed">
      job is open
    </Typography>
  ) : (
    <ActionButton
      label="Price"
      ariaLabel={`Price call ${call.call_id}`}
      method="POST"
      path={`/unpriced-calls/${call.call_id}/price`}
      title="What did this call cost?"
      explanation="Its cost and that of its job count in margins and reports from now on. What the team was charged never changes."
      confirm="Save cost"
      done="The call has a cost now."
      toBody={({ cost_usd: cost }) => ({ cost_usd: cost })}
    >
      <NumberInput
        source="cost_usd"
        label="Cost, USD"
        min={0}
        validate={required()}
        helperText="As the provider charged it"
      />
    </ActionButton>
  );
