import { AutocompleteInput, NumberInput, required } from 'react-admin';
import type { z } from 'zod';
import type { pricedCalls } from '#schemas/unpriced-calls.ts';
import { ActionButton } from '../action/ActionButton.tsx';
import { formatCount, formatUsd } from '../format/amounts.ts';
import { useAliasNames } from '../groups/use-alias-names.ts';

type Priced = z.output<typeof pricedCalls>;

/** Prices all calls of an alias by their tokens. */
export const PriceAll = () => (
  <ActionButton<Priced>
    label="Price all of an alias"
    variant="outlined"
    method="POST"
    path="/unpriced-calls/price"
    title="Price the calls of an alias"
    explanation="Each call costs its tokens at the alias’s present price, or at the price given here. What teams were charged never changes. Calls of open jobs, and calls whose tokens are unknown, stay unpriced."
    confirm="Price calls"
    toBody={({ model_alias: alias, pricing_input: input, pricing_output: output }) => ({
      model_alias: alias,
      ...(input == null ? {} : { pricing_input: input }),
      ...(output == null ? {} : { pricing_output: output }),
    })}
    done={({ priced_calls: count }) => `${formatCount(count)} calls have a cost now.`}
    showAnswer={(priced) => <PricedCalls priced={priced} />}
  >
    <Inputs />
  </ActionButton>
);

const Inputs = () => (
  <>
    <AutocompleteInput
      source="model_alias"
      label="Model alias"
      choices={useAliasNames().map((name) => ({ id: name, name }))}
      validate={required()}
      helperText={false}
    />
    <NumberInput
      source="pricing_input"
      label="USD per 1M tokens read"
      min={0}
      helperText="The alias’s own when empty"
    />
    <NumberInput
      source="pricing_output"
      label="USD per 1M tokens written"
      min={0}
      helperText="The alias’s own when empty"
    />
  </>
);

const PricedCalls = ({ priced }: { readonly priced: Priced }) => (
  <>
    {formatCount(priced.priced_calls)} calls of {priced.model_alias} cost {formatUsd(priced.cost_usd)} together.
    {priced.calls_without_usage > 0 &&
      ` ${formatCount(priced.calls_without_usage)} stay unpriced because their tokens are unknown: price them one by one.`}
    {priced.calls_of_open_jobs > 0 &&
      ` ${formatCount(priced.calls_of_open_jobs)} stay unpriced because their jobs are open: price them later.`}
  </>
);
