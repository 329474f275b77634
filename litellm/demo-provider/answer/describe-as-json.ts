import { keyPhrases } from '../text/key-phrases.ts';
import { classify } from './classify.ts';
import { namedCategories } from './named-categories.ts';
import type { Task } from './read-task.ts';
import { summarize } from './summarize.ts';

/** An object of the demo's own making, for callers who want JSON and do not say which. */
export function describeAsJson({ kind, instruction, text }: Task): Record<string, unknown> {
  if (kind === 'classify') return { demo: true, category: classify(text, namedCategories(instruction)) };
  return { demo: true, summary: summarize(text), key_phrases: keyPhrases(text, 5) };
}
