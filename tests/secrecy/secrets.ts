import fc from 'fast-check';
import { createWordSearch, modelWords, providerWords } from './forbidden-words.ts';

/** In every secret that a generator makes, and in no word of ours. */
const MARK = 'zqsecret';
/** The first digits of every secret number. */
const MARKED_DIGITS = '7770777';

const forbidden = [...modelWords, ...providerWords];
const findForbidden = createWordSearch(forbidden);

/** A word of LiteLLM's own price map. */
export const realWord = fc.constantFrom(...forbidden);

const anyText = fc.string({ unit: 'grapheme', maxLength: 8 });

/** What no team may ever read. */
export const secret: fc.Arbitrary<string> = fc
  .tuple(realWord, anyText)
  .map(([word, text]) => `${word} ${MARK} ${text}`);

/** The same for a header, which takes ASCII alone. */
export const headerSecret: fc.Arbitrary<string> = realWord.map((word) => `${word}; ${MARK}`);

export const secretNumber = fc.integer({ min: 0, max: 99 }).map((last) => Number(`${MARKED_DIGITS}${last + 10}`));

/** Any JSON, nested, with secrets for its names and values. */
export const secretJson: fc.Arbitrary<unknown> = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true, depthSize: 'small' },
    secret,
    secretNumber,
    fc.constantFrom(null, true, false, ''),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(secret, tie('tree'), { maxKeys: 3 }),
  ),
})).tree;

/** The first secret in some bytes that a team would get, or null. JSON is looked at as written and as read. */
export function leakIn(text: string): string | null {
  return leakInPlain(text) ?? (text.includes('\\u') ? leakInPlain(withoutEscapes(text)) : null);
}

function leakInPlain(text: string): string | null {
  if (text.toLowerCase().includes(MARK)) return MARK;
  return text.includes(MARKED_DIGITS) ? MARKED_DIGITS : findForbidden(text);
}

const withoutEscapes = (text: string): string =>
  text.replaceAll(/\\u([0-9a-f]{4})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
