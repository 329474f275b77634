import type { z } from 'zod';
import type { autoRefillView } from '#schemas/auto-refill.ts';
import type { Row } from '../data/resource-routes.ts';

export type AutoRefill = z.output<typeof autoRefillView>;

export const refillPeriods = [
  { id: 'daily', name: 'Every day' },
  { id: 'weekly', name: 'Every week' },
  { id: 'monthly', name: 'Every month' },
];

/** What the API is sent: an anchor that was left as it is keeps the clock that runs. */
export const refillBody =
  (current: AutoRefill) =>
  ({
    enabled,
    refill_amount: amount,
    refill_period: period,
    anchor_at: anchor,
    expires_with_period: expires,
  }: Row): Row => {
    if (!enabled) return { enabled: false };
    const moment = anchor ? new Date(String(anchor)).toISOString() : null;
    return {
      enabled: true,
      refill_amount: amount,
      refill_period: period,
      expires_with_period: Boolean(expires),
      ...(moment !== null && moment !== current.anchor_at && { anchor_at: moment }),
    };
  };
