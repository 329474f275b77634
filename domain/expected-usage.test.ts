import { describe, expect, it } from 'vitest';
import { expectUsage } from './expected-usage.ts';
import { microCredits, nanoUsd } from './money.ts';

const messages = [{ role: 'user', content: 'x'.repeat(400) }];
const price = { input: nanoUsd(1_000_000n), output: nanoUsd(2_000_000n) };
const learned = { charged: microCredits(1n), completionTokens: 50, costNanoUsd: nanoUsd(777n) };

describe('expectUsage', () => {
  it('counts the prompt by its text and the reply by what such replies usually are', () => {
    expect(expectUsage({ messages }, learned, price)).toEqual({
      promptTokens: 100,
      completionTokens: 50,
      costNanoUsd: 200n,
    });
  });

  it('does not take max_tokens for the length of the reply, but never expects more', () => {
    expect(expectUsage({ messages, max_tokens: 100_000 }, learned, price).completionTokens).toBe(50);
    expect(expectUsage({ messages, max_tokens: 7 }, learned, price).completionTokens).toBe(7);
  });

  it('expects a paragraph or two, at an unknown cost, of a team’s first call to an alias without a price', () => {
    expect(expectUsage({ messages }, null, null)).toEqual({
      promptTokens: 100,
      completionTokens: 300,
      costNanoUsd: null,
    });
  });

  it('expects the usual cost of a call whose alias has no price', () => {
    expect(expectUsage({ messages }, learned, null).costNanoUsd).toBe(777n);
  });

  it('reads the text of content parts and not the bytes of an image', () => {
    const parts = [
      { type: 'text', text: 'x'.repeat(40) },
      { type: 'image_url', image_url: { url: `data:image/png;base64,${'A'.repeat(100_000)}` } },
    ];
    expect(expectUsage({ messages: [{ role: 'user', content: parts }] }, null, null).promptTokens).toBe(10);
  });

  it('is the length of its texts for an embedding, which says nothing', () => {
    const usage = expectUsage({ input: ['one two three four', 'five six'] }, null, null);
    expect(usage).toEqual({ promptTokens: 7, completionTokens: 0, costNanoUsd: null });
  });
});
