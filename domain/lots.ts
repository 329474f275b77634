/** Where the credits of a lot came from. Operators grant the first three; refunds make their own lots. */
export const grantSources = ['purchase', 'subscription', 'promotion'] as const;
export type GrantSource = (typeof grantSources)[number];
export type LotSource = GrantSource | 'refund' | 'adjustment';

/** Lots are used in the order of their priority, 1 first, then by soonest expiry, then by age. */
export const DEFAULT_PRIORITY = 100;
export const LAST_PRIORITY = 1_000;
