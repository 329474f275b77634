import { z } from 'zod';
import { type MicroCredits, microCredits, microToCredits } from '../money.ts';
import { type Rounding, roundingField } from './rounding.ts';

/** A team that pays for what it uses, at its own rate, instead of by a price book. */
export type Consumption = { readonly minimum: MicroCredits; readonly rounding: Rounding } & (
  | { readonly mode: 'consumption_usd'; readonly microCreditsPerUsd: bigint }
  | { readonly mode: 'consumption_tokens'; readonly tokensPerCredit: bigint }
);

/** A team's budget mode and rates as they are stored. */
export type TeamRates = {
  readonly mode: string;
  readonly microCreditsPerUsd: bigint;
  readonly tokensPerCredit: bigint;
  readonly minimum: bigint;
  readonly rounding: unknown;
};

/** The rate that counts for a team's new jobs, or null when they are priced by its price book. */
export function consumptionOf(rates: TeamRates): Consumption | null {
  const { mode, microCreditsPerUsd, tokensPerCredit } = rates;
  const terms = { minimum: microCredits(rates.minimum), rounding: roundingField.parse(rates.rounding) };
  if (mode === 'consumption_usd') return { ...terms, mode, microCreditsPerUsd };
  if (mode === 'consumption_tokens') return { ...terms, mode, tokensPerCredit };
  return null;
}

const whole = z.string().regex(/^\d+$/).transform(BigInt);

const storedConsumption = z.object({
  mode: z.enum(['consumption_usd', 'consumption_tokens']),
  rate: whole,
  minimum: whole,
  rounding: roundingField,
});

/** Reads what {@link writeConsumption} wrote. */
export function readConsumption(json: unknown): Consumption {
  const { mode, rate, minimum, rounding } = storedConsumption.parse(json);
  const terms = { minimum: microCredits(minimum), rounding };
  return mode === 'consumption_usd'
    ? { ...terms, mode, microCreditsPerUsd: rate }
    : { ...terms, mode, tokensPerCredit: rate };
}

/** A rate as JSON that keeps every digit. */
export function writeConsumption(consumption: Consumption): object {
  const { mode, minimum, rounding } = consumption;
  const rate = mode === 'consumption_usd' ? consumption.microCreditsPerUsd : consumption.tokensPerCredit;
  return {
    mode,
    rate: rate.toString(),
    minimum: minimum.toString(),
    rounding: { mode: rounding.mode, to: microToCredits(rounding.to) },
  };
}
