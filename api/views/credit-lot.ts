import { microToCredits, nanoToUsd } from '#domain/money.ts';
import type { CreditLot } from '../../prisma/repositories/credit-lots.ts';

/** A lot; what was paid for it is for operators. */
export const viewLot = (lot: CreditLot, isForOperator: boolean) => ({
  lot_id: lot.lotId,
  source: lot.source,
  priority: lot.priority,
  expires_at: lot.expiresAt,
  granted: microToCredits(lot.granted),
  remaining: microToCredits(lot.remaining),
  reserved: microToCredits(lot.reserved),
  spent: microToCredits(lot.spent),
  repaid: microToCredits(lot.repaid),
  expired: microToCredits(lot.expired),
  ...(isForOperator && { payment_amount_usd: lot.payment === null ? null : nanoToUsd(lot.payment) }),
  created_at: lot.createdAt,
});
