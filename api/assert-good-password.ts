import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { invalid } from './invalid.ts';

/** Of 0 to 4: at least some hundred million guesses. */
const LEAST_SCORE = 3;

type Chosen = {
  readonly field: string;
  readonly password: string;
  readonly email: string;
  readonly displayName?: string;
};

/** Refuses a password that others would try early: a common one, the operator's own e-mail or name, a row of keys. */
export async function assertGoodPassword({ field, password, email, displayName = '' }: Chosen): Promise<void> {
  const lower = password.toLowerCase();
  if (lower.includes(email) || email.includes(lower))
    throw invalid(field, 'may not be the e-mail address. Choose another password');
  const estimator = await loadEstimator();
  if (estimator.check(password, [email, ...wordsOf(email), ...wordsOf(displayName)]).score >= LEAST_SCORE) return;
  throw invalid(field, 'is too easy to guess. Choose a longer one, such as four words that do not belong together');
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\d]+/u).filter((word) => word.length > 2);

let loading: Promise<ZxcvbnFactory> | undefined;

/** The lists of common passwords are some 20 MB: they are read when somebody first chooses one. */
function loadEstimator(): Promise<ZxcvbnFactory> {
  loading ??= readEstimator();
  return loading;
}

async function readEstimator(): Promise<ZxcvbnFactory> {
  const [core, common] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]);
  return new core.ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
}
