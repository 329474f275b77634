import { Stack } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { Facts } from '../display/Facts.tsx';
import { ListLink } from '../display/ListLink.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { Section } from '../display/Section.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { AssignPriceBook } from '../price-book-choice/AssignPriceBook.tsx';
import type { Organization } from './organization.ts';
import { organizationStatusLooks } from './organization-status.ts';

/** Who the customer is, and by which prices and provider keys its teams work. */
export const OrganizationFacts = () => {
  const organization = useRecordContext<Organization>();
  if (!organization) return null;
  const { organization_id: id, price_book_id: book } = organization;
  return (
    <Section title={organization.name} actions={<StatusChip {...organizationStatusLooks[organization.status]} />}>
      <Facts
        facts={[
          { name: 'Id', value: id },
          {
            name: 'Price book',
            value: (
              <Stack direction="row" sx={{ alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
                {book ? <RecordLink resource="price-books" id={book} /> : 'The default'}
                <AssignPriceBook
                  path={`/organizations/${encodeURIComponent(id)}/price-book`}
                  current={book}
                  without="The default book"
                  explanation="It prices new jobs of all its teams that have no price book of their own. Open jobs keep their prices."
                />
              </Stack>
            ),
            isWide: true,
          },
          {
            name: 'Provider keys',
            value: (
              <ListLink resource="provider-credentials" filter={{ organization_id: id }}>
                {organization.own_keys_only ? 'Its own only' : 'Its own where it has them, else ours'}
              </ListLink>
            ),
            isWide: true,
          },
          { name: 'Created', value: <Moment at={organization.created_at} /> },
        ]}
      />
    </Section>
  );
};
