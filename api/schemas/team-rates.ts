import { z } from 'zod';
import { budgetModes, roundingModes } from '#domain/teams.ts';
import { credits, positiveCredits } from './operator-fields.ts';

const budgetMode = z.enum(budgetModes).meta({
  description:
    'job_based: the price book; consumption_usd: what a job cost times credits_per_dollar; consumption_tokens: its tokens divided by tokens_per_credit',
  example: 'job_based',
});

const MOST_TOKENS = 1_000_000_000_000;

const creditsPerDollar = positiveCredits.meta({ description: 'For consumption_usd', example: 10 });
const tokensPerCredit = z
  .int()
  .min(1, 'must be at least 1')
  .max(MOST_TOKENS, `may be at most ${MOST_TOKENS}`)
  .transform(BigInt)
  .meta({ description: 'For consumption_tokens', example: 10_000 });
const minimumCredits = credits.meta({ description: 'The least a job costs in a consumption mode', example: 0.01 });
const rounding = z
  .strictObject({
    mode: z.enum(roundingModes),
    to: positiveCredits
      .transform((micro) => Number(micro) / 1_000_000)
      .meta({ description: 'Credits are charged in steps of this many', example: 0.01 }),
  })
  .meta({ description: 'For the consumption modes', example: { mode: 'up', to: 0.01 } });

/** The rates that operators may give with a team, each of them optional. */
export const rateFields = {
  budget_mode: budgetMode.optional(),
  credits_per_dollar: creditsPerDollar.optional(),
  tokens_per_credit: tokensPerCredit.optional(),
  minimum_credits: minimumCredits.optional(),
  rounding: rounding.optional(),
};

/** The same rates as they are shown. */
export const shownRates = {
  budget_mode: z.enum(budgetModes),
  credits_per_dollar: z.number(),
  tokens_per_credit: z.number(),
  minimum_credits: z.number(),
  rounding: z.object({ mode: z.enum(roundingModes), to: z.number() }),
};

export const budgetModeBody = z.strictObject({ ...rateFields, budget_mode: budgetMode });

export const budgetModeView = z.object({ team_id: z.string(), ...shownRates, message: z.string() });

export const conversionRatesBody = z
  .strictObject({ credits_per_dollar: creditsPerDollar.optional(), tokens_per_credit: tokensPerCredit.optional() })
  .refine((rates) => rates.credits_per_dollar !== undefined || rates.tokens_per_credit !== undefined, {
    path: ['credits_per_dollar'],
    message: 'is missing, and so is tokens_per_credit; send one of the two or both',
  });

export const conversionRates = z.object({
  team_id: z.string(),
  budget_mode: z.enum(budgetModes),
  credits_per_dollar: z.number(),
  tokens_per_credit: z.number(),
});
