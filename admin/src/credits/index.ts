import PaymentsIcon from '@mui/icons-material/Payments';
import SwapVertIcon from '@mui/icons-material/SwapVert';
import { lazyPage } from '../resource/lazy-page.ts';
import type { ResourceDefinition } from '../resource/resource-definition.ts';

export const transactions: ResourceDefinition = {
  name: 'transactions',
  label: 'Transactions',
  icon: SwapVertIcon,
  list: lazyPage(() => import('./TransactionList.tsx'), 'TransactionList'),
  routes: {
    id: ['transaction_id'],
    list: '/credits/transactions',
    rows: 'transactions',
    sorts: ['created_at'],
    hasCsv: true,
  },
};

export const lots: ResourceDefinition = {
  name: 'lots',
  label: 'Lots',
  icon: PaymentsIcon,
  list: lazyPage(() => import('./LotList.tsx'), 'LotList'),
  routes: {
    id: ['lot_id'],
    list: '/credits/lots',
    rows: 'lots',
    sorts: ['created_at', 'expires_at', 'remaining'],
    hasCsv: true,
  },
};
