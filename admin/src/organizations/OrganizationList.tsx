import { SearchInput, SelectInput } from 'react-admin';
import { RecordList } from '../display/RecordList.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import { NoOrganizations } from './NoOrganizations.tsx';
import { OrganizationCards } from './OrganizationCards.tsx';
import { OrganizationTable } from './OrganizationTable.tsx';
import { organizationStatusChoices } from './organization-status.ts';

const filters = [
  <SearchInput key="q" source="q" placeholder="Search organizations" alwaysOn />,
  <SelectInput key="status" source="status" choices={organizationStatusChoices} alwaysOn />,
];

export const OrganizationList = () => (
  <RecordList title="Organizations" filters={filters} empty={<NoOrganizations />}>
    {useIsNarrow() ? <OrganizationCards /> : <OrganizationTable />}
  </RecordList>
);
