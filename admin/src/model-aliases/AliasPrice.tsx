import { Typography } from '@mui/material';
import { formatUsd } from '../format/amounts.ts';
import type { ModelAlias } from './model-alias.ts';

type Props = { readonly alias: Pick<ModelAlias, 'pricing_input' | 'pricing_output'> };

/** What a million tokens cost, read and written. */
export const AliasPrice = ({ alias: { pricing_input: input, pricing_output: output } }: Props) =>
  input === null ? (
    <Typography component="span" variant="caption" sx={{ color: 'warning.main' }}>
      no price
    </Typography>
  ) : (
    <>
      {formatUsd(input)} / {formatUsd(output)}
    </>
  );
