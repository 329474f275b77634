import ManageAccountsIcon from '@mui/icons-material/ManageAccounts';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';
import type { Operator } from './operator.ts';

export const operators: ResourceDefinition = {
  name: 'operators',
  label: 'Operators',
  icon: ManageAccountsIcon,
  list: lazyPage(() => import('./OperatorList.tsx'), 'OperatorList'),
  show: lazyPage(() => import('./OperatorShow.tsx'), 'OperatorShow'),
  create: lazyPage(() => import('./OperatorForms.tsx'), 'OperatorCreate'),
  edit: lazyPage(() => import('./OperatorForms.tsx'), 'OperatorEdit'),
  recordRepresentation: (operator: Operator) => operator.display_name,
  routes: {
    id: ['user_id'],
    list: '/admin-users',
    rows: 'users',
    sorts: ['email', 'display_name', 'role', 'created_at', 'last_login'],
    hasCsv: true,
    one: '/admin-users/:user_id',
    create: { path: '/admin-users/create', fields: ['email', 'display_name', 'role', 'password'] },
    update: { method: 'PUT', path: '/admin-users/:user_id', fields: ['email', 'display_name', 'role'] },
  },
};
