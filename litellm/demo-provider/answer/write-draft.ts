import { keyPhrases } from '../text/key-phrases.ts';
import { splitSentences } from '../text/sentences.ts';

const PARTS = ['Opening', 'Main part', 'Details', 'Close'];

/** A skeleton of the text asked for, around what its request is about. */
export function writeDraft(request: string): string {
  const about = keyPhrases(
    request.replace(/^\s*(?:please\s+)?(?:write|draft|compose)\s+(?:an?|the)?\s*/i, ''),
    PARTS.length,
  );
  const asked = splitSentences(request)[0] ?? request;
  const paragraphs = PARTS.map((part, index) => `${part}: ${about[index] ?? about[0] ?? 'your subject'}.`);
  return [`Draft for: ${asked}`, ...paragraphs, 'A real model would write this out.'].join('\n\n');
}
