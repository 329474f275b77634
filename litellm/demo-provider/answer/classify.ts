import { countTerms, termsOf } from '../text/terms.ts';
import { categoryHints } from './category-hints.ts';

const UNDECIDED = /^(?:other|others|unknown|none|neutral|general|misc|miscellaneous|uncategorized|n\/a)$/i;
const NAME_WEIGHT = 3;

/** The category whose own words, or the words that speak for it, a text uses most; in doubt the one that means doubt. */
export function classify(text: string, categories: readonly string[]): string {
  const counts = countTerms(termsOf(text));
  const scored = categories.map((category) => ({ category, score: scoreOf(category, counts) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { category: '', score: 0 });
  if (best.score > 0) return best.category;
  return categories.find((category) => UNDECIDED.test(category.trim())) ?? categories[0] ?? 'unknown';
}

function scoreOf(category: string, counts: ReadonlyMap<string, number>): number {
  const names = termsOf(category.replaceAll('_', ' '));
  const hints = names.flatMap((name) => termsOf(categoryHints[name] ?? ''));
  const count = (terms: readonly string[]) => terms.reduce((sum, term) => sum + (counts.get(term) ?? 0), 0);
  return count(names) * NAME_WEIGHT + count(hints);
}
