import { Box } from '@mui/material';
import { NumberInput } from 'react-admin';

type Props = { readonly prefix?: string };

/** How many calls, and how much in them. Empty: no limit. */
export const RateInputs = ({ prefix = '' }: Props) => (
  <Box
    sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, 1fr)' }, columnGap: 1.5, width: '100%' }}
  >
    <NumberInput source={`${prefix}requests_per_minute`} label="Requests per minute" min={1} helperText={false} />
    <NumberInput source={`${prefix}tokens_per_minute`} label="Tokens per minute" min={1} helperText={false} />
    <NumberInput source={`${prefix}concurrent_calls`} label="Calls at once" min={1} helperText={false} />
  </Box>
);
