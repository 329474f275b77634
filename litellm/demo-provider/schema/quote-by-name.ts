import { summarize } from '../answer/summarize.ts';
import { keyPhrases } from '../text/key-phrases.ts';
import { rankSentences } from '../text/rank-sentences.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Place } from './place.ts';

const EMAIL = /[\w.+-]+@[\w-]+\.[\w.-]*\w/g;
const URL = /https?:\/\/[^\s"'<>)\]]+/g;
const DATE = /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2} [A-Z][a-z]+ \d{4}\b|\b[A-Z][a-z]+ \d{1,2}, \d{4}\b/g;
const PHONE = /\+?\d[\d ()-]{6,}\d/g;
const AMOUNT = /[$€£]\s?\d[\d,.]*\d|\b\d[\d,.]*\s?(?:USD|EUR|GBP|%|percent|million|billion)\b/g;
const PROPER_NAME = /(?<!^)(?<![.!?]\s)\b\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+)*/gu;
const AFTER_PREPOSITION = /\b(?:in|at|for|from|to|near)\s+(?<place>\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+)*)/gu;

type Reader = (text: string, index: number) => string | undefined;

const found =
  (expression: RegExp): Reader =>
  (text, index) =>
    text.match(expression)?.[index];
const named: Reader = (text, index) => text.match(PROPER_NAME)?.[index] ?? keyPhrases(text, index + 1)[index];
const placed: Reader = (text, index) =>
  [...text.matchAll(AFTER_PREPOSITION)].map(({ groups }) => groups?.['place'])[index] ?? named(text, index);

const readers: readonly (readonly [RegExp, Reader])[] = [
  [/e-?mail/i, found(EMAIL)],
  [/url|link|website/i, found(URL)],
  [/date|deadline|_at$|when/i, found(DATE)],
  [/phone|telephone|mobile/i, found(PHONE)],
  [/amount|price|total|cost|revenue|budget/i, found(AMOUNT)],
  [/location|city|country|place|address|destination/i, placed],
  [/summary|abstract|overview|description|explanation|reason|analysis/i, (text) => summarize(text, 2)],
  [/title|headline|subject|heading/i, (text) => splitSentences(text)[0]],
  [/keyword|phrase|tag|topic|theme|label/i, (text, index) => keyPhrases(text, index + 1)[index]],
  [/name|person|company|organi[sz]ation|author|vendor|customer|supplier|party/i, named],
];

/** The words of a text that fit a property's name, another for each element of a list. */
export function quoteByName({ name, index }: Place, text: string): string {
  const reader = readers.find(([sign]) => sign.test(name))?.[1];
  return (
    reader?.(text, index) ??
    rankSentences(text)[index]?.sentence ??
    (text && index === 0 ? text.slice(0, 200) : `demo ${index + 1}`)
  );
}
