import { Paper, Stack } from '@mui/material';
import { useState } from 'react';
import { Title } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { EmptyPage } from '../display/EmptyPage.tsx';
import { CustomerCreated } from './CustomerCreated.tsx';
import { CustomerWizard } from './CustomerWizard.tsx';
import type { NewTeam } from './create-customer.ts';

/** The way from a customer's name to a key that works. */
export const NewCustomer = () => {
  const [made, setMade] = useState<NewTeam | null>(null);
  const mayChange = useMayChange();
  if (!mayChange)
    return (
      <EmptyPage title="For owners and admins">As a viewer you can look at everything and change nothing.</EmptyPage>
    );
  return (
    <Stack sx={{ maxWidth: 860, paddingY: 2 }}>
      <Title title="New team" />
      <Paper variant="outlined" sx={{ padding: { xs: 2, sm: 3 } }}>
        {made ? <CustomerCreated team={made} /> : <CustomerWizard onDone={setMade} />}
      </Paper>
    </Stack>
  );
};
