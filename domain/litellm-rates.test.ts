import { describe, expect, it } from 'vitest';
import { ratesOf } from './litellm-rates.ts';

describe('what LiteLLM lets a team use', () => {
  it('is not limited where the team is not', () => {
    expect(ratesOf({})).toEqual({ requestsPerMinute: null, tokensPerMinute: null });
    expect(ratesOf({ concurrent_calls: 1, aliases: { a: { requests_per_minute: 1 } } }).requestsPerMinute).toBeNull();
  });

  it('has room for two of our minutes, in which each call asks six times', () => {
    expect(ratesOf({ requests_per_minute: 5, tokens_per_minute: 1_000 })).toEqual({
      requestsPerMinute: 60,
      tokensPerMinute: 12_000,
    });
  });

  it('counts what aliases with limits of their own may use besides', () => {
    const aliases = { a: { requests_per_minute: 7 }, b: { tokens_per_minute: 1 } };
    expect(ratesOf({ requests_per_minute: 3, aliases }).requestsPerMinute).toBe(120);
  });

  it('is never so few tokens that LiteLLM would shorten replies', () => {
    expect(ratesOf({ tokens_per_minute: 1 }).tokensPerMinute).toBe(4_096);
  });
});
