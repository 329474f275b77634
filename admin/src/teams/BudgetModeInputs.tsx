import { FormDataConsumer, NumberInput, RadioButtonGroupInput, required } from 'react-admin';
import { budgetModeChoices } from './budget-modes.ts';

/** How jobs are paid, and the rates of that way. */
export const BudgetModeInputs = () => (
  <>
    <RadioButtonGroupInput
      source="budget_mode"
      label="Jobs are paid"
      choices={[...budgetModeChoices]}
      row={false}
      validate={required()}
      helperText={false}
    />
    <FormDataConsumer>{({ formData }) => <RateInputsOf mode={formData['budget_mode']} />}</FormDataConsumer>
  </>
);

const RateInputsOf = ({ mode }: { readonly mode: unknown }) => (
  <>
    {mode === 'consumption_usd' && (
      <NumberInput
        source="credits_per_dollar"
        label="Credits per dollar of cost"
        defaultValue={10}
        helperText={false}
      />
    )}
    {mode === 'consumption_tokens' && (
      <NumberInput source="tokens_per_credit" label="Tokens per credit" defaultValue={10_000} helperText={false} />
    )}
    {(mode === 'consumption_usd' || mode === 'consumption_tokens') && (
      <NumberInput
        source="minimum_credits"
        label="The least a job costs (credits)"
        defaultValue={0}
        helperText={false}
      />
    )}
  </>
);
