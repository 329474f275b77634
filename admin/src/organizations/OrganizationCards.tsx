import { Stack } from '@mui/material';
import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { NameAndId } from '../display/NameAndId.tsx';
import { RecordCards } from '../display/RecordCards.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCount } from '../format/amounts.ts';
import type { Organization } from './organization.ts';
import { organizationStatusLooks } from './organization-status.ts';

export const OrganizationCards = () => (
  <RecordCards<Organization>>{(organization) => <OrganizationCard organization={organization} />}</RecordCards>
);

const OrganizationCard = ({ organization }: { readonly organization: Organization }) => (
  <Stack sx={{ gap: 1 }}>
    <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'start', gap: 1 }}>
      <NameAndId resource="organizations" name={organization.name} id={organization.organization_id} />
      <StatusChip {...organizationStatusLooks[organization.status]} />
    </Stack>
    <Facts
      size="small"
      facts={[
        { name: 'Teams', value: formatCount(organization.team_count) },
        { name: 'Price book', value: organization.price_book_id ?? 'The default' },
        { name: 'Created', value: <Moment at={organization.created_at} />, isWide: true },
      ]}
    />
  </Stack>
);
