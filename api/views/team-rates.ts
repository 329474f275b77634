import { microToCredits } from '#domain/money.ts';
import type { TeamRates } from '#domain/teams.ts';

/** How a team's new jobs are paid. */
export const viewRates = (rates: TeamRates) => ({
  budget_mode: rates.budgetMode,
  credits_per_dollar: microToCredits(rates.microCreditsPerUsd),
  tokens_per_credit: Number(rates.tokensPerCredit),
  minimum_credits: microToCredits(rates.minimumMicroCredits),
  rounding: rates.rounding,
});
