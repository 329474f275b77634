import { classify } from './classify.ts';
import { listInsights } from './list-insights.ts';
import { namedCategories } from './named-categories.ts';
import type { Task } from './read-task.ts';
import { summarize } from './summarize.ts';
import { writeDraft } from './write-draft.ts';

const SENTENCES = 3;
const INSIGHTS = 5;

/** What the demo can do with a text for itself; a larger variant says a little more. */
export function answerTask({ kind, instruction, text }: Task, variant: number): string | undefined {
  switch (kind) {
    case 'summarize':
      return summarize(text, SENTENCES + variant);
    case 'classify':
      return classify(text, categoriesOf(instruction, text));
    case 'insights':
      return listInsights(text, INSIGHTS + variant);
    case 'translate':
      return `Not translated, for that takes a real model${languageOf(instruction)}: ${text}`;
    case 'write':
      return writeDraft(text);
    case 'chat':
      return undefined;
  }
}

function categoriesOf(instruction: string, text: string): string[] {
  const named = namedCategories(instruction);
  return named.length > 0 ? named : namedCategories(`${instruction} ${text}`);
}

function languageOf(instruction: string): string {
  const language = /\b(?:in|into|to)\s+(?<name>\p{L}{4,})/u.exec(instruction)?.groups?.['name'];
  return language ? ` (${language})` : '';
}
