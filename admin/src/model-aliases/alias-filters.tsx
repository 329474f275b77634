import { SearchInput, SelectInput, TextInput } from 'react-admin';
import { aliasStatusChoices } from './alias-status.ts';
import { GroupFilter } from './GroupFilter.tsx';

export const aliasFilters = [
  <SearchInput key="q" source="q" placeholder="Search aliases" alwaysOn />,
  <SelectInput key="status" source="status" choices={aliasStatusChoices} alwaysOn />,
  <TextInput key="provider" source="provider" label="Provider" alwaysOn />,
  <GroupFilter key="access_group" source="access_group" label="Group" alwaysOn />,
];
