import { z } from 'zod';
import { divideRoundingUp, type MicroCredits, microCredits } from '../money.ts';
import { positiveCredits } from './credits-field.ts';

/** To which whole unit a price is rounded, and which way. */
export type Rounding = { readonly mode: 'up' | 'nearest' | 'down'; readonly to: MicroCredits };

/** Up, to the smallest part of a credit: nothing is given away and nothing noticeable added. */
export const defaultRounding: Rounding = { mode: 'up', to: microCredits(1n) };

export const roundingField = z.strictObject({
  mode: z.enum(['up', 'nearest', 'down'], { error: 'must be up, nearest or down' }).default('up'),
  to: positiveCredits.prefault(0.000001).meta({ description: 'Credits: 1 rounds to whole credits', example: 0.01 }),
});

/** Rounds the fraction numerator/denominator, both of micro-credits and not negative, to whole units. */
export function round(numerator: bigint, denominator: bigint, { mode, to }: Rounding): MicroCredits {
  const unit = denominator * to;
  if (mode === 'up') return microCredits(divideRoundingUp(numerator, unit) * to);
  if (mode === 'down') return microCredits((numerator / unit) * to);
  return microCredits(((2n * numerator + unit) / (2n * unit)) * to);
}
