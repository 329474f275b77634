import type { z } from 'zod';
import type { allLots } from '#schemas/credit-lots.ts';
import type { allTransactions, balanceView } from '#schemas/credits.ts';

/** One movement of a team's credits. */
export type Transaction = z.output<typeof allTransactions>['transactions'][number] & { readonly id: string };

/** Credits that came together. */
export type Lot = z.output<typeof allLots>['lots'][number] & { readonly id: string };

/** Where a team's credits are. */
export type Balance = z.output<typeof balanceView>;
