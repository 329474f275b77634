import BusinessIcon from '@mui/icons-material/Business';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';
import { OrganizationList } from './OrganizationList.tsx';
import type { Organization } from './organization.ts';

export const organizations: ResourceDefinition = {
  name: 'organizations',
  label: 'Organizations',
  icon: BusinessIcon,
  list: OrganizationList,
  show: lazyPage(() => import('./OrganizationShow.tsx'), 'OrganizationShow'),
  create: lazyPage(() => import('./OrganizationForms.tsx'), 'OrganizationCreate'),
  edit: lazyPage(() => import('./OrganizationForms.tsx'), 'OrganizationEdit'),
  recordRepresentation: (organization: Organization) => organization.name,
  routes: {
    id: ['organization_id'],
    list: '/organizations',
    rows: 'organizations',
    sorts: ['created_at', 'name', 'status'],
    hasCsv: true,
    one: '/organizations/:organization_id',
    create: {
      path: '/organizations/create',
      fields: ['organization_id', 'name', 'own_keys_only'],
      toBody: (fields) => ({ ...fields, create_default_team: false }),
    },
    update: { method: 'PUT', path: '/organizations/:organization_id', fields: ['name', 'own_keys_only'] },
  },
};
