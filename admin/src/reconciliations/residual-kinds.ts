import type { Residual } from './reconciliation.ts';

/** What each kind of residual is about, in words. */
export const residualWords: Readonly<Record<Residual['kind'], string>> = {
  ledger_charge: 'Charge, by the ledger',
  ledger_refund: 'Refund, by the ledger',
  ledger_hold: 'Hold that is left',
  lot_charge: 'Charge, by the lots',
  call_shares: 'Shares of calls',
  job_cost: 'Cost of a job',
  delivered_calls: 'Delivered calls',
  prompt_tokens: 'Tokens read',
  completion_tokens: 'Tokens written',
  open_call: 'Call still under way',
  unstarted_call: 'Call without an outcome',
  litellm_cost: 'Cost, by LiteLLM',
  alias_price_cost: 'Cost, by the alias’s price',
  operator_cost: 'Cost, by an operator',
  unpriced_cost: 'Cost unknown',
  account: 'Balance',
};

export const kindChoices = [
  { id: '', name: 'All' },
  ...Object.entries(residualWords).map(([id, name]) => ({ id, name })),
];
