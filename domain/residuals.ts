/** What a reconciliation may find, and what its amounts are counted in. */
export const residualUnits = {
  ledger_charge: 'credits',
  ledger_refund: 'credits',
  ledger_hold: 'credits',
  lot_charge: 'credits',
  call_shares: 'credits',
  job_cost: 'usd',
  delivered_calls: 'count',
  prompt_tokens: 'count',
  completion_tokens: 'count',
  open_call: 'count',
  unstarted_call: 'count',
  litellm_cost: 'usd',
  alias_price_cost: 'usd',
  operator_cost: 'usd',
  unpriced_cost: 'usd',
  account: 'credits',
} as const satisfies Record<string, 'credits' | 'usd' | 'count'>;

export type ResidualKind = keyof typeof residualUnits;

export const residualKinds = Object.keys(residualUnits) as [ResidualKind, ...ResidualKind[]];
