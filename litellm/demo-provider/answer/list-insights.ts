import { keyPhrases } from '../text/key-phrases.ts';
import { rankSentences } from '../text/rank-sentences.ts';

/** A list of the most telling sentences, and of the phrases the text comes back to. */
export function listInsights(text: string, count = 5): string {
  const sentences = rankSentences(text).slice(0, count);
  const phrases = keyPhrases(text, count);
  const items = sentences.map(({ sentence }) => `- ${sentence}`);
  return [...items, ...(phrases.length > 0 ? [`- Recurring: ${phrases.join(', ')}`] : [])].join('\n');
}
