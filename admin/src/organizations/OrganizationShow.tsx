import { Stack } from '@mui/material';
import { EditButton } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { RecordShow } from '../display/RecordShow.tsx';
import { OrganizationActions } from './OrganizationActions.tsx';
import { OrganizationFacts } from './OrganizationFacts.tsx';
import { OrganizationTeams } from './OrganizationTeams.tsx';
import { OrganizationUsage } from './OrganizationUsage.tsx';

export const OrganizationShow = () => {
  const mayChange = useMayChange();
  return (
    <RecordShow
      title="Organization"
      actions={
        mayChange && (
          <>
            <OrganizationActions />
            <EditButton />
          </>
        )
      }
    >
      <Stack sx={{ gap: 2, paddingBottom: 4 }}>
        <OrganizationFacts />
        <OrganizationUsage />
        <OrganizationTeams />
      </Stack>
    </RecordShow>
  );
};
