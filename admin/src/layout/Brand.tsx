import { Stack, Typography } from '@mui/material';

export const Brand = () => (
  <Stack direction="row" sx={{ alignItems: 'center', gap: 1.25 }}>
    <img src="/favicon.svg" alt="" width={28} height={28} />
    <Typography sx={{ fontWeight: 650 }}>Jobs · Operators</Typography>
  </Stack>
);
