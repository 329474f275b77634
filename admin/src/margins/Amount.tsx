import { Box } from '@mui/material';
import { formatUsd } from '../format/amounts.ts';

type Props = { readonly usd: number | null };

/** Dollars that may be a loss, which stands out. */
export const Amount = ({ usd }: Props) => (
  <Box component="span" sx={usd !== null && usd < 0 ? { color: 'error.main' } : {}}>
    {formatUsd(usd)}
  </Box>
);
