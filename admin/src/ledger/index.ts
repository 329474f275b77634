import VerifiedIcon from '@mui/icons-material/FactCheckOutlined';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';

export const ledgerCheck: ResourceDefinition = {
  name: 'ledger',
  label: 'Ledger check',
  icon: VerifiedIcon,
  list: lazyPage(() => import('./LedgerPage.tsx'), 'LedgerPage'),
};
