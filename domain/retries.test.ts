import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRetry, MAX_PROVIDER_ATTEMPTS } from './retries.ts';

const again = (afterSeconds: number | null = null) => ({ retry: true, afterSeconds });
const giveUp = (code: string, retryAfterSeconds: number | null = null) => ({ retry: false, code, retryAfterSeconds });

describe('decideRetry', () => {
  it.each([
    [null, null, 1, again()],
    [null, null, 1_000, again()],
    [408, null, 1, again()],
    [429, null, 1, again()],
    [429, 2, 2, again(2)],
    [429, 10, 1, again(10)],
    [429, 11, 1, giveUp('rate_limited', 11)],
    [429, 2, 3, giveUp('rate_limited', 2)],
    [500, null, 2, again()],
    [500, null, 3, giveUp('upstream_failed')],
    [502, null, 3, giveUp('upstream_failed')],
    [503, 60, 1, giveUp('upstream_failed', 60)],
    [408, null, 3, giveUp('upstream_failed')],
    [400, null, 1, giveUp('request_rejected')],
    [413, null, 1, giveUp('request_rejected')],
    [422, null, 1, giveUp('request_rejected')],
    [401, null, 1, giveUp('upstream_failed')],
    [403, null, 1, giveUp('upstream_failed')],
    [404, null, 1, giveUp('upstream_failed')],
  ] as const)('status %s, retry-after %s, attempt %d', (status, retryAfterSeconds, attempt, decision) => {
    expect(decideRetry({ status, retryAfterSeconds }, attempt)).toEqual(decision);
  });

  it('asks a provider that answers with errors a few times at most', () => {
    const failures = fc.record({
      status: fc.integer({ min: 400, max: 599 }),
      retryAfterSeconds: fc.option(fc.nat(100)),
    });
    fc.assert(
      fc.property(failures, fc.integer({ min: MAX_PROVIDER_ATTEMPTS, max: 100 }), (failure, attempt) => {
        expect(decideRetry(failure, attempt).retry).toBe(false);
      }),
    );
  });

  it('tells a team no more of a failure than that it was upstream, limited or its own request', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), (status) => {
        const decision = decideRetry({ status, retryAfterSeconds: null }, MAX_PROVIDER_ATTEMPTS);
        expect(decision).toHaveProperty(
          'code',
          expect.toBeOneOf(['upstream_failed', 'rate_limited', 'request_rejected']),
        );
      }),
    );
  });
});
