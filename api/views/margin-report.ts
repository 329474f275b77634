import { marginOf, marginPercentOf } from '#domain/margins.ts';
import { microToCredits, nanoToUsd } from '#domain/money.ts';
import type { MarginRow, MarginSums } from '../../prisma/repositories/margin-reports.ts';

export const viewMarginRow = (row: MarginRow) => ({ key: row.key, ...viewMarginSums(row) });

/** Sums of closed jobs, as operators see them. */
export const viewMarginSums = (sums: MarginSums) => ({
  jobs: sums.jobs,
  calls: sums.calls,
  delivered_calls: sums.deliveredCalls,
  unpriced_calls: sums.unpricedCalls,
  credits_charged: microToCredits(sums.chargedMicroCredits),
  credits_refunded: microToCredits(sums.refundedMicroCredits),
  price_usd: nanoToUsd(sums.priceNanoUsd),
  cost_usd: nanoToUsd(sums.costNanoUsd),
  margin_usd: nanoToUsd(marginOf(sums)),
  margin_percent: marginPercentOf(sums),
  loss_usd: nanoToUsd(sums.lossNanoUsd),
  waste_usd: nanoToUsd(sums.wasteNanoUsd),
});
