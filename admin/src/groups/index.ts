import GroupsIcon from '@mui/icons-material/FolderSharedOutlined';
import FallbackIcon from '@mui/icons-material/LowPriority';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';
import type { Group } from './group.ts';
import { modelGroupKind } from './group-kinds.ts';

const nameOf = (group: Group) => group.display_name;

export const accessGroups: ResourceDefinition = {
  name: 'access-groups',
  label: 'Access groups',
  icon: GroupsIcon,
  list: lazyPage(() => import('./GroupList.tsx'), 'AccessGroupList'),
  show: lazyPage(() => import('./GroupShow.tsx'), 'AccessGroupShow'),
  create: lazyPage(() => import('./GroupCreate.tsx'), 'AccessGroupCreate'),
  edit: lazyPage(() => import('./AccessGroupEdit.tsx'), 'AccessGroupEdit'),
  recordRepresentation: nameOf,
  routes: {
    id: ['group_name'],
    list: '/model-access-groups',
    rows: 'access_groups',
    sorts: ['group_name'],
    hasCsv: true,
    one: '/model-access-groups/:group_name',
    create: {
      path: '/model-access-groups/create',
      fields: ['group_name', 'display_name', 'description', 'model_aliases'],
    },
    update: { path: '/model-access-groups/:group_name', method: 'PUT', fields: ['display_name', 'description'] },
  },
};

export const modelGroups: ResourceDefinition = {
  name: 'model-groups',
  label: 'Model groups',
  icon: FallbackIcon,
  list: lazyPage(() => import('./GroupList.tsx'), 'ModelGroupList'),
  show: lazyPage(() => import('./GroupShow.tsx'), 'ModelGroupShow'),
  create: lazyPage(() => import('./GroupCreate.tsx'), 'ModelGroupCreate'),
  recordRepresentation: nameOf,
  routes: {
    id: ['group_name'],
    list: '/model-groups',
    rows: 'model_groups',
    sorts: ['group_name'],
    hasCsv: true,
    one: '/model-groups/:group_name',
    create: {
      path: '/model-groups/create',
      fields: ['group_name', 'display_name', 'description', 'models'],
      toBody: ({ models = [], ...details }) => ({
        ...details,
        ...modelGroupKind.modelsBody(models as readonly string[]),
      }),
    },
  },
};
