import { Alert, Button, Stack, Typography } from '@mui/material';
import { LinkBase, useCreatePath } from 'react-admin';
import { NewKey } from '../secret/NewKey.tsx';
import type { NewTeam } from './create-customer.ts';

type Props = { readonly team: NewTeam };

/** The team's key, the one time it is shown. */
export const CustomerCreated = ({ team: { teamId, key, problems } }: Props) => {
  const createPath = useCreatePath();
  return (
    <Stack sx={{ gap: 2 }}>
      <Typography variant="h6" component="h2">
        The team {teamId} is ready
      </Typography>
      {problems.map((problem) => (
        <Alert key={problem} severity="error">
          {problem} Set it on the team’s page.
        </Alert>
      ))}
      <NewKey teamKey={key} />
      <div>
        <Button
          component={LinkBase}
          to={createPath({ resource: 'teams', type: 'show', id: teamId })}
          variant="contained"
        >
          Open the team
        </Button>
      </div>
    </Stack>
  );
};
