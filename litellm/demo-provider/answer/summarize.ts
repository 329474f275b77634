import { rankSentences } from '../text/rank-sentences.ts';

/** The most telling sentences of a text, in the text's own order. */
export const summarize = (text: string, count = 3): string =>
  rankSentences(text)
    .slice(0, count)
    .sort((a, b) => a.position - b.position)
    .map(({ sentence }) => sentence)
    .join(' ');
