import { DataTable } from 'react-admin';
import { Moment } from '../display/Moment.tsx';
import { NameAndId } from '../display/NameAndId.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCount } from '../format/amounts.ts';
import type { Organization } from './organization.ts';
import { organizationStatusLooks } from './organization-status.ts';

const Column = DataTable.Col<Organization>;

export const OrganizationTable = () => (
  <DataTable<Organization> rowClick="show" bulkActionButtons={false}>
    <Column
      source="name"
      label="Organization"
      render={({ name, organization_id: id }) => <NameAndId resource="organizations" name={name} id={id} />}
    />
    <Column
      source="status"
      label="Status"
      render={({ status }) => <StatusChip {...organizationStatusLooks[status]} />}
    />
    <Column align="right" label="Teams" render={({ team_count }) => formatCount(team_count)} />
    <Column label="Price book" render={({ price_book_id }) => price_book_id ?? 'The default'} />
    <Column label="Provider keys" render={({ own_keys_only }) => (own_keys_only ? 'Its own only' : 'Ours')} />
    <Column source="created_at" label="Created" render={({ created_at }) => <Moment at={created_at} />} />
  </DataTable>
);
