import { CreateButton } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { EmptyPage } from '../display/EmptyPage.tsx';

export const NoOrganizations = () => {
  const mayChange = useMayChange();
  return (
    <EmptyPage
      title="No organizations yet"
      action={mayChange && <CreateButton resource="teams" label="Create a customer" variant="contained" />}
    >
      An organization is your customer. Its teams hold credits and keys. Create a customer together with its first team;
      at the end you get the team’s key.
    </EmptyPage>
  );
};
