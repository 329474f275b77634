const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const LIST_MARK = /^(?:[-*•#>]+|\d+[.)])\s+/u;

/** The sentences of a text in order, without list marks and headings' hashes. */
export function splitSentences(text: string): string[] {
  return [...segmenter.segment(text)]
    .map(({ segment }) => segment.trim().replace(LIST_MARK, '').replace(/\s+/g, ' '))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
