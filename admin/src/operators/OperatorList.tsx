import { SearchInput, SelectInput } from 'react-admin';
import { useIsOwner } from '../access/use-may-change.ts';
import { Records } from '../columns/Records.tsx';
import { EmptyPage } from '../display/EmptyPage.tsx';
import { RecordList } from '../display/RecordList.tsx';
import type { Operator } from './operator.ts';
import { operatorColumns } from './operator-columns.tsx';
import { roleChoices } from './operator-roles.ts';

const activity = [
  { id: 'true', name: 'Active' },
  { id: 'false', name: 'Deactivated' },
];

const filters = [
  <SearchInput key="q" source="q" placeholder="E-mail or name" alwaysOn />,
  <SelectInput key="role" source="role" choices={[...roleChoices]} alwaysOn />,
  <SelectInput key="is_active" source="is_active" label="State" choices={activity} alwaysOn />,
];

export const OperatorList = () => (
  <RecordList title="Operators" filters={filters} empty={<NoOperators />} mayCreate={useIsOwner()}>
    <Records<Operator> columns={operatorColumns} />
  </RecordList>
);

const NoOperators = () => (
  <EmptyPage title="No operators yet">
    Owners make operators: people who may sign in here with e-mail and password.
  </EmptyPage>
);
