import { Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { formatUsd } from '../format/amounts.ts';
import { useListedPrices } from './use-listed-prices.ts';

/** Whether the price in the form is that of LiteLLM's list, and a way to make it so. */
export const ListedPriceNote = () => {
  const { setValue } = useFormContext();
  const [model, input, output] = useWatch({ name: ['actual_model', 'pricing_input', 'pricing_output'] });
  const name = String(model ?? '').trim();
  const { data, error } = useListedPrices(name);
  const listed = data?.model_prices.find((price) => price.model === name);
  const take = () => {
    setValue('pricing_input', listed?.pricing_input, { shouldDirty: true });
    setValue('pricing_output', listed?.pricing_output, { shouldDirty: true });
  };
  if (error) return <Note>{error.message}</Note>;
  if (name === '' || !data) return null;
  if (!listed)
    return <Note>LiteLLM’s list has no price for this model. Without one here, its cost may stay unknown.</Note>;
  if (listed.pricing_input === input && listed.pricing_output === output)
    return <Note>This is the price in LiteLLM’s list.</Note>;
  return (
    <Note>
      LiteLLM’s list: {formatUsd(listed.pricing_input)} read, {formatUsd(listed.pricing_output)} written.{' '}
      <Button size="small" onClick={take}>
        Use this price
      </Button>
    </Note>
  );
};

const Note = ({ children }: { readonly children: ReactNode }) => (
  <Typography variant="body2" component="div" role="status" sx={{ color: 'text.secondary', marginBottom: 1 }}>
    {children}
  </Typography>
);
