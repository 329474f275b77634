import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

describe('splitSentences', () => {
  it('joins the lines of a paragraph that an editor wrapped', () => {
    const wrapped =
      'The cooperative runs forty-one roofs in three towns and sells\nwhat its members do not use. It began in 2011.';
    expect(splitSentences(wrapped)).toEqual([
      'The cooperative runs forty-one roofs in three towns and sells what its members do not use.',
      'It began in 2011.',
    ]);
  });

  it('keeps headings, short lines and list items apart', () => {
    expect(splitSentences('# Report\nAll is well.\n- first thing\n- second thing\n2. third')).toEqual([
      'Report',
      'All is well.',
      'first thing',
      'second thing',
      'third',
    ]);
  });
});
