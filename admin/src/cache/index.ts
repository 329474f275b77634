import CacheIcon from '@mui/icons-material/CachedOutlined';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';

export const cache: ResourceDefinition = {
  name: 'cache',
  label: 'Cache',
  icon: CacheIcon,
  list: lazyPage(() => import('./CachePage.tsx'), 'CachePage'),
};
