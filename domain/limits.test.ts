import { describe, expect, it } from 'vitest';
import { claimsOf, explainReached, writeReset } from './limits.ts';

const none = { requestsPerMinute: null, tokensPerMinute: null, concurrentCalls: null };
const caller = { teamId: 't', keyId: 'k', limits: {}, keyLimits: {} };

describe('claimsOf', () => {
  it('takes nothing where nothing is limited', () => {
    expect(claimsOf(caller, 'fast', () => 10)).toBeNull();
    expect(claimsOf({ ...caller, limits: { open_jobs: 3, fairness_weight: 2 } }, 'fast', () => 10)).toBeNull();
    expect(
      claimsOf({ ...caller, limits: { aliases: { slow: { concurrent_calls: 1 } } } }, 'fast', () => 10),
    ).toBeNull();
  });

  it('counts by team and by key', () => {
    const limits = { requests_per_minute: 5, tokens_per_minute: 100 };
    const found = claimsOf({ ...caller, limits, keyLimits: { concurrent_calls: 2 } }, 'fast', () => 10);
    expect(found).toEqual({
      claims: [
        { scope: 'team:t', requestsPerMinute: 5, tokensPerMinute: 100, concurrentCalls: null },
        { ...none, scope: 'key:k', concurrentCalls: 2 },
      ],
      tokens: 10,
      queueSeconds: null,
      minuteEndsAtMs: null,
    });
  });

  it('counts an alias with a limit of its own by itself, for that limit alone', () => {
    const limits = { requests_per_minute: 5, concurrent_calls: 9, aliases: { fast: { requests_per_minute: 1 } } };
    expect(claimsOf({ ...caller, limits }, 'fast', () => 10)?.claims).toEqual([
      { ...none, scope: 'team:t', concurrentCalls: 9 },
      { ...none, scope: 'team:t:fast', requestsPerMinute: 1 },
    ]);
    expect(claimsOf({ ...caller, limits }, 'other', () => 10)?.claims[0]?.requestsPerMinute).toBe(5);
  });

  it('lets calls wait where the team’s limits say so', () => {
    const queued = (more: object) => claimsOf({ ...caller, limits: { concurrent_calls: 1, ...more } }, 'fast', () => 1);
    expect(queued({ when_reached: 'queue' })?.queueSeconds).toBe(60);
    expect(queued({ when_reached: 'queue', queue_seconds: 5 })?.queueSeconds).toBe(5);
    expect(queued({ when_reached: 'refuse', queue_seconds: 5 })?.queueSeconds).toBeNull();
  });
});

describe('words', () => {
  it('say which limit it was, and when a call can never be made', () => {
    expect(explainReached({ kind: 'calls', limit: 2, retryAfterMs: 1 }, 10)).toMatch(
      /at most 2 calls at the same time/,
    );
    expect(explainReached({ kind: 'tokens', limit: 100, retryAfterMs: 1 }, 10)).toMatch(/at most 100 tokens a minute/);
    expect(explainReached({ kind: 'tokens', limit: 100, retryAfterMs: 1 }, 150)).toMatch(/needs about 150 tokens/);
  });

  it.each([
    [0, '0ms'],
    [349.2, '350ms'],
    [1_000, '1s'],
    [59_001, '1m0s'],
    [61_500, '1m2s'],
  ])('write %d ms as %s', (milliseconds, text) => {
    expect(writeReset(milliseconds)).toBe(text);
  });
});
