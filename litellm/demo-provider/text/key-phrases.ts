import { stopWords } from './stop-words.ts';
import { stem } from './terms.ts';

const MAX_WORDS = 3;

type Phrase = { readonly words: string; count: number; readonly length: number };

/** The phrases a text comes back to: runs of up to three words between stop words, the most repeated and longest first. */
export function keyPhrases(text: string, count: number): string[] {
  const phrases = new Map<string, Phrase>();
  for (const run of runsOf(text)) {
    for (const words of piecesOf(run)) {
      const key = words.map((word) => stem(word.toLowerCase())).join(' ');
      const known = phrases.get(key);
      if (known) known.count += 1;
      else phrases.set(key, { words: words.join(' '), count: 1, length: words.length });
    }
  }
  return withoutOverlaps([...phrases.values()].sort((a, b) => b.count * b.length - a.count * a.length)).slice(0, count);
}

function runsOf(text: string): string[][] {
  const runs: string[][] = [[]];
  for (const [piece] of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'-]*|[^\s\p{L}\p{N}]+/gu)) {
    const isPhraseWord = /^\p{L}/u.test(piece) && piece.length > 2 && !stopWords.has(piece.toLowerCase());
    if (isPhraseWord) runs.at(-1)?.push(piece);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function* piecesOf(run: string[]): Generator<string[]> {
  for (let start = 0; start < run.length; start += 1) {
    for (let length = 1; length <= MAX_WORDS && start + length <= run.length; length += 1) {
      yield run.slice(start, start + length);
    }
  }
}

function withoutOverlaps(phrases: readonly Phrase[]): string[] {
  const kept: string[] = [];
  for (const { words } of phrases) {
    const lower = words.toLowerCase();
    if (!kept.some((other) => other.toLowerCase().includes(lower) || lower.includes(other.toLowerCase())))
      kept.push(words);
  }
  return kept;
}
