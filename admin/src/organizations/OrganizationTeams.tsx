import AddIcon from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { LinkBase, useRecordContext } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { Muted } from '../display/Muted.tsx';
import { RelatedList } from '../display/RelatedList.tsx';
import { Section } from '../display/Section.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import { TeamCards } from '../teams/TeamCards.tsx';
import { TeamTable } from '../teams/TeamTable.tsx';
import type { Organization } from './organization.ts';

export const OrganizationTeams = () => {
  const organization = useRecordContext<Organization>();
  const mayChange = useMayChange();
  const isNarrow = useIsNarrow();
  if (!organization) return null;
  const { organization_id: id } = organization;
  return (
    <Section
      title="Teams"
      isFlush
      actions={
        mayChange && (
          <Button
            component={LinkBase}
            to={`/teams/create?organization=${encodeURIComponent(id)}`}
            size="small"
            startIcon={<AddIcon />}
          >
            Create team
          </Button>
        )
      }
    >
      <RelatedList resource="teams" filter={{ organization_id: id }} empty={<NoTeamsYet />}>
        {isNarrow ? <TeamCards /> : <TeamTable />}
      </RelatedList>
    </Section>
  );
};

const NoTeamsYet = () => (
  <Muted>This organization has no team yet. Create one to give the customer credits and a key.</Muted>
);
