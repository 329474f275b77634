import type { MicroCredits } from '#domain/money.ts';
import type { BudgetMode, Rounding, TeamRates } from '#domain/teams.ts';

type GivenRates = {
  readonly budget_mode?: BudgetMode | undefined;
  readonly credits_per_dollar?: MicroCredits | undefined;
  readonly tokens_per_credit?: bigint | undefined;
  readonly minimum_credits?: MicroCredits | undefined;
  readonly rounding?: Rounding | undefined;
};

/** The rates that a request names; what it leaves out stays as it is. */
export const ratesIn = (given: GivenRates): Partial<TeamRates> => ({
  ...(given.budget_mode !== undefined && { budgetMode: given.budget_mode }),
  ...(given.credits_per_dollar !== undefined && { microCreditsPerUsd: given.credits_per_dollar }),
  ...(given.tokens_per_credit !== undefined && { tokensPerCredit: given.tokens_per_credit }),
  ...(given.minimum_credits !== undefined && { minimumMicroCredits: given.minimum_credits }),
  ...(given.rounding !== undefined && { rounding: given.rounding }),
});
