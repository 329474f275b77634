import { stopWords } from './stop-words.ts';

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text that carry its meaning: lower case, plural and tense endings cut, stop words left out. */
export const termsOf = (text: string): string[] =>
  (text.toLowerCase().match(WORD) ?? []).filter((word) => word.length > 1 && !stopWords.has(word)).map(stem);

export function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2);
  return word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

export function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
