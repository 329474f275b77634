import LabelIcon from '@mui/icons-material/LabelOutlined';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';
import type { ModelAlias } from './model-alias.ts';

const fields = [
  'display_name',
  'description',
  'provider',
  'actual_model',
  'access_groups',
  'pricing_input',
  'pricing_output',
  'fallbacks',
  'max_output_tokens',
  'cache_ttl_seconds',
  'cache_scope',
  'status',
];

export const modelAliases: ResourceDefinition = {
  name: 'model-aliases',
  label: 'Model aliases',
  icon: LabelIcon,
  list: lazyPage(() => import('./ModelAliasList.tsx'), 'ModelAliasList'),
  show: lazyPage(() => import('./ModelAliasShow.tsx'), 'ModelAliasShow'),
  create: lazyPage(() => import('./ModelAliasCreate.tsx'), 'ModelAliasCreate'),
  edit: lazyPage(() => import('./ModelAliasEdit.tsx'), 'ModelAliasEdit'),
  recordRepresentation: (alias: ModelAlias) => alias.display_name,
  routes: {
    id: ['model_alias'],
    list: '/model-aliases',
    rows: 'model_aliases',
    sorts: ['model_alias', 'actual_model', 'status'],
    hasCsv: true,
    one: '/model-aliases/:model_alias',
    create: { path: '/model-aliases/create', fields: ['model_alias', ...fields] },
    update: { path: '/model-aliases/:model_alias', method: 'PUT', fields },
  },
};
