import type { Row } from '../data/resource-routes.ts';

/** The rates that count in a budget mode, and no other. */
export function rateBody({ budget_mode: mode, credits_per_dollar, tokens_per_credit, minimum_credits }: Row): Row {
  if (mode === 'consumption_usd') return given({ budget_mode: mode, credits_per_dollar, minimum_credits });
  if (mode === 'consumption_tokens') return given({ budget_mode: mode, tokens_per_credit, minimum_credits });
  return { budget_mode: 'job_based' };
}

const given = (fields: Row): Row =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
