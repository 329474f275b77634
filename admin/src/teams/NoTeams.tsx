import { CreateButton } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { EmptyPage } from '../display/EmptyPage.tsx';

const command = `curl -X POST "$API_URL/api/organizations/create" \\
  -H "X-Admin-Key: $MASTER_KEY" -H 'Content-Type: application/json' \\
  -d '{"organization_id": "acme", "name": "Acme", "default_team_credits": 100}'`;

export const NoTeams = () => {
  const mayChange = useMayChange();
  return (
    <EmptyPage
      title="No teams yet"
      command={command}
      action={mayChange && <CreateButton label="Create a customer" variant="contained" />}
    >
      A team is what calls the API and pays with credits. Create a customer’s organization together with its first team,
      here or by the API; you get the team’s key, which is shown only once.
    </EmptyPage>
  );
};
