import { z } from 'zod';
import { creditsToMicro, type MicroCredits, microCredits } from '../money.ts';

const MOST_CREDITS = 1_000_000_000;

/** Credits as JSON has them, made whole micro-credits. */
export const credits = z
  .number()
  .min(0, 'may not be negative')
  .max(MOST_CREDITS, `may be at most ${MOST_CREDITS}`)
  .transform((amount, context): MicroCredits => {
    try {
      return creditsToMicro(amount);
    } catch {
      context.addIssue({ code: 'custom', message: 'may have at most 6 decimals; round it', input: amount });
      return microCredits(0n);
    }
  });

export const positiveCredits = credits.refine((amount) => amount > 0n, 'must be more than 0');
