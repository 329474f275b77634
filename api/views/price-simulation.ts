import { microCredits, microToCredits, nanoToUsd, nanoUsd } from '#domain/money.ts';
import type { SimulatedSums } from '../../prisma/repositories/price-simulations.ts';

export const viewSimulatedSums = ({ jobs, charged, simulated, priceBefore, priceAfter, cost }: SimulatedSums) => ({
  jobs,
  credits_charged: credits(charged),
  credits_simulated: credits(simulated),
  credits_delta: credits(simulated - charged),
  price_usd_before: usd(priceBefore),
  price_usd_after: usd(priceAfter),
  cost_usd: usd(cost),
  margin_usd_before: usd(priceBefore - cost),
  margin_usd_after: usd(priceAfter - cost),
});

const credits = (amount: bigint): number => microToCredits(microCredits(amount));
const usd = (amount: bigint): number => nanoToUsd(nanoUsd(amount));
