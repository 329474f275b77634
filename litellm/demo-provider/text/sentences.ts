const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const LIST_MARK = /^(?:[-*•#>]+|\d+[.)])\s+/u;
/** A line break inside a paragraph that an editor wrapped: after a long line, before a line that is no list item. */
const WRAP = /(?<=[^\n]{50})\n(?!\s|[-*•#>]|\d+[.)]\s)/gu;

/** The sentences of a text in order, without list marks and headings' hashes. */
export function splitSentences(text: string): string[] {
  return [...segmenter.segment(text.replace(WRAP, ' '))]
    .map(({ segment }) => segment.trim().replace(LIST_MARK, '').replace(/\s+/g, ' '))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
