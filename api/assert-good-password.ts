import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { invalid } from './invalid.ts';

/** Of 0 to 4: at least some hundred million guesses. */
const LEAST_SCORE = 3;

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

type Chosen = {
  readonly field: string;
  readonly password: string;
  readonly email: string;
  readonly displayName?: string;
};

/** Throws for a password that others would try early: a common one, the operator's own e-mail or name, a row of keys. */
export function assertGoodPassword({ field, password, email, displayName = '' }: Chosen): void {
  const lower = password.toLowerCase();
  if (lower.includes(email) || email.includes(lower))
    throw invalid(field, 'may not be the e-mail address. Choose another password');
  if (estimator.check(password, [email, ...wordsOf(email), ...wordsOf(displayName)]).score >= LEAST_SCORE) return;
  throw invalid(field, 'is too easy to guess. Choose a longer one, such as four words that do not belong together');
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\d]+/u).filter((word) => word.length > 2);
