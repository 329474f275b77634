import { formatCount, formatCredits } from '../format/amounts.ts';
import type { Team } from './team.ts';

/** How the jobs of a team are paid. */
export const budgetModeChoices: readonly { readonly id: Team['budget_mode']; readonly name: string }[] = [
  { id: 'job_based', name: 'By the price book' },
  { id: 'consumption_usd', name: 'By what a job cost us' },
  { id: 'consumption_tokens', name: 'By the tokens a job used' },
];

/** The same with the rates that count in it. */
export function describeBudgetMode(team: Team): string {
  const least = team.minimum_credits > 0 ? `, at least ${formatCredits(team.minimum_credits)}` : '';
  switch (team.budget_mode) {
    case 'job_based':
      return 'By the price book';
    case 'consumption_usd':
      return `${formatCredits(team.credits_per_dollar)} credits for each dollar of cost${least}`;
    case 'consumption_tokens':
      return `1 credit for ${formatCount(team.tokens_per_credit)} tokens${least}`;
  }
}
