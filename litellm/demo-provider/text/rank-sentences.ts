import { splitSentences } from './sentences.ts';
import { countTerms, termsOf } from './terms.ts';

export type RankedSentence = { readonly sentence: string; readonly position: number; readonly score: number };

const FIRST_SENTENCE_BONUS = 1.25;
const NUMBER_BONUS = 1.2;
const TYPICAL_TERMS = 8;

/** Sentences with the most telling first: those full of the text's frequent terms, its first one, and those with numbers. */
export function rankSentences(text: string): RankedSentence[] {
  const sentences = splitSentences(text).map((sentence) => ({ sentence, terms: termsOf(sentence) }));
  const frequency = countTerms(sentences.flatMap(({ terms }) => terms));
  return sentences
    .map(({ sentence, terms }, position) => ({
      sentence,
      position,
      score: scoreOf(sentence, terms, position, frequency),
    }))
    .sort((a, b) => b.score - a.score || a.position - b.position);
}

function scoreOf(sentence: string, terms: string[], position: number, frequency: Map<string, number>): number {
  const weight = [...new Set(terms)].reduce((sum, term) => sum + (frequency.get(term) ?? 0), 0);
  const density = weight / Math.sqrt(Math.max(terms.length, TYPICAL_TERMS));
  return density * (position === 0 ? FIRST_SENTENCE_BONUS : 1) * (/\d/.test(sentence) ? NUMBER_BONUS : 1);
}
