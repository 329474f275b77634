import type { Column } from '../columns/column.ts';
import { Moment } from '../display/Moment.tsx';
import { NameAndId } from '../display/NameAndId.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import type { Operator } from './operator.ts';
import { activityLook, roleNames } from './operator-roles.ts';

export const operatorColumns: readonly Column<Operator>[] = [
  {
    name: 'Operator',
    value: ({ user_id: id, display_name: name, email }) => (
      <NameAndId resource="operators" id={id} name={name} note={email} />
    ),
  },
  { name: 'Role', value: ({ role }) => roleNames[role] },
  { name: 'State', value: (operator) => <StatusChip {...activityLook(operator)} /> },
  { name: 'Last sign-in', value: ({ last_login: at }) => <Moment at={at} />, isWide: true },
  { name: 'Created', value: ({ created_at: at }) => <Moment at={at} />, isWide: true },
];
