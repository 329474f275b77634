import type { Quantity } from './price-rule.ts';

/** What a team used in a month (UTC) under a rule. */
export type MonthQuantities = { readonly [quantity in Quantity]: bigint };
