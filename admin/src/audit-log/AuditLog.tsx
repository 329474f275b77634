import { DateTimeInput, SelectInput, TextInput } from 'react-admin';
import { EmptyPage } from '../display/EmptyPage.tsx';
import { RecordList } from '../display/RecordList.tsx';
import { AuditEntries } from './AuditEntries.tsx';
import { OperatorFilter } from './OperatorFilter.tsx';
import { targetKinds } from './target-kinds.ts';

const toMoment = (value: unknown): string | null => (value ? new Date(String(value)).toISOString() : null);

const filters = [
  <OperatorFilter key="operator" source="operator" alwaysOn />,
  <TextInput key="action" source="action" label="Part of the action" alwaysOn />,
  <SelectInput key="target_kind" source="target_kind" label="Kind" choices={[...targetKinds]} alwaysOn />,
  <TextInput key="target_id" source="target_id" label="Id" alwaysOn />,
  <DateTimeInput key="from" source="from" label="From" parse={toMoment} alwaysOn />,
  <DateTimeInput key="to" source="to" label="Before" parse={toMoment} alwaysOn />,
];

export const AuditLog = () => (
  <RecordList title="Audit log" filters={filters} empty={<NothingDone />}>
    <AuditEntries />
  </RecordList>
);

const NothingDone = () => (
  <EmptyPage title="Nothing has been changed yet">
    Whatever an operator or the master key changes is written down here, together with the change itself.
  </EmptyPage>
);
