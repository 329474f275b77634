import type { StatusLook } from '../display/StatusChip.tsx';
import type { Lot, Transaction } from './credit-records.ts';

/** How each kind of movement is named and coloured: green adds to what is available, neutral moves, amber takes. */
export const transactionLooks = {
  allocation: { label: 'Added', tone: 'success' },
  hold: { label: 'Held', tone: 'info' },
  hold_growth: { label: 'Hold grown', tone: 'info' },
  deduction: { label: 'Charged', tone: 'neutral' },
  release: { label: 'Released', tone: 'neutral' },
  refund: { label: 'Refunded', tone: 'success' },
  expiry: { label: 'Expired', tone: 'warning' },
  adjustment: { label: 'Taken back', tone: 'warning' },
} as const satisfies Record<Transaction['transaction_type'], StatusLook>;

/** Where the credits of a lot came from. */
export const lotSourceNames = {
  purchase: 'Purchase',
  subscription: 'Subscription',
  promotion: 'Promotion',
  refund: 'Refund',
  adjustment: 'Adjustment',
} as const satisfies Record<Lot['source'], string>;

export const transactionChoices = Object.entries(transactionLooks).map(([id, { label }]) => ({ id, name: label }));

export const lotSourceChoices = Object.entries(lotSourceNames).map(([id, name]) => ({ id, name }));
