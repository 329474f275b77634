import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText } from './fit-text.ts';
import { countTokens, splitTokens } from './tokens.ts';

describe('splitTokens', () => {
  it('gives the text back when joined, in as many pieces as are counted', () => {
    const text = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(text, (one) => splitTokens(one).join('') === one && splitTokens(one).length === countTokens(one)),
    );
  });

  it('never splits a character that takes two units', () => {
    expect(splitTokens('abc😀def')).toEqual(['abc😀', 'def']);
  });
});

describe('fitText', () => {
  it('makes a text of exactly so many tokens', () => {
    const text = fc.string({ maxLength: 60 });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 0, max: 300 }),
        (one, tokens) => countTokens(fitText(one, tokens)) === tokens,
      ),
    );
  });
});
