import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import { required, useInput } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { formatUsd } from '../format/amounts.ts';
import { type ListedPrice, useListedPrices } from './use-listed-prices.ts';

const isNeeded = required('is needed');

/** The model behind the alias. One that LiteLLM's list has brings its provider and price along. */
export const ActualModelInput = () => {
  const { field, fieldState } = useInput({ source: 'actual_model', defaultValue: '', validate: isNeeded });
  const { setValue } = useFormContext();
  const name = String(field.value ?? '');
  const { data, isFetching } = useListedPrices(name);
  const fillIn = ({ model, provider, pricing_input: input, pricing_output: output }: ListedPrice) => {
    field.onChange(model);
    const values = { provider, pricing_input: input, pricing_output: output };
    for (const [source, value] of Object.entries(values)) setValue(source, value, { shouldDirty: true });
  };
  return (
    <Autocomplete<ListedPrice, false, false, true>
      freeSolo
      options={data?.model_prices ?? []}
      filterOptions={(options) => options}
      getOptionLabel={(option) => (typeof option === 'string' ? option : option.model)}
      loading={isFetching}
      value={name}
      inputValue={name}
      onInputChange={(_event, text, reason) => reason !== 'reset' && field.onChange(text)}
      onChange={(_event, option) => option !== null && typeof option !== 'string' && fillIn(option)}
      renderOption={({ key, ...option }, price) => (
        <li key={key} {...option}>
          <PricedOption price={price} />
        </li>
      )}
      renderInput={(input) => (
        <TextField
          {...input}
          label="Model"
          required
          onBlur={field.onBlur}
          error={fieldState.invalid}
          helperText={
            wordsOf(fieldState.error?.message) ?? 'As LiteLLM is asked for it. Choosing one fills in its price'
          }
        />
      )}
    />
  );
};

/** react-admin hides its own messages in a form that only its inputs read. */
const wordsOf = (message: string | undefined) => (message?.startsWith('@@react-admin@@') ? 'is needed' : message);

const PricedOption = ({ price }: { readonly price: ListedPrice }) => (
  <Box sx={{ minWidth: 0 }}>
    <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
      {price.model}
    </Typography>
    <Typography variant="caption" sx={{ color: 'text.secondary' }}>
      {formatUsd(price.pricing_input)} read, {formatUsd(price.pricing_output)} written per 1M tokens · {price.mode}
    </Typography>
  </Box>
);
