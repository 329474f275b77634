import type { Account } from './account.ts';

/** `repeated`: was done before; `refused`: the team has too little; `none`: there is nothing that it could be done to. */
export type Outcome = 'done' | 'repeated' | 'refused' | 'none';

export type Result = { readonly account: Account; readonly outcome: Outcome };
