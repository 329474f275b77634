import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';

/** Not in the side menu: it is reached by one's own name. */
export const account: ResourceDefinition = {
  name: 'account',
  label: 'My account',
  list: lazyPage(() => import('./AccountPage.tsx'), 'AccountPage'),
};
