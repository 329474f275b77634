import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLiteLlmBreaker } from './litellm-breaker.ts';
import { UpstreamError } from './upstream-error.ts';

const away = () => new UpstreamError({ status: null, retryAfterSeconds: null }, 'refused', { isOfProxy: true });
const providerFailed = () => new UpstreamError({ status: 500, retryAfterSeconds: null }, 'the provider failed');

describe('the breaker before LiteLLM', () => {
  const ask = vi.fn<() => Promise<string>>();
  const ping = vi.fn<() => Promise<unknown>>();
  const breaker = () => createLiteLlmBreaker(ping);
  const failing = async (run: ReturnType<typeof breaker>['run'], times: number) => {
    for (let time = 0; time < times; time += 1) await expect(run(ask)).rejects.toBeInstanceOf(UpstreamError);
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    ask.mockReset().mockRejectedValue(away());
    ping.mockReset().mockRejectedValue(new Error('refused'));
  });
  afterEach(() => vi.useRealTimers());

  it('sends nothing after five failures in a row, and says that the proxy was not reached', async () => {
    const guarded = breaker();
    await failing(guarded.run, 25);
    expect(ask).toHaveBeenCalledTimes(5);
    expect(guarded.state).toBe('open');
    await expect(guarded.run(ask)).rejects.toMatchObject({ failure: { status: null } });
  });

  it('asks for its health every two seconds at most, one caller for all', async () => {
    const guarded = breaker();
    await failing(guarded.run, 5);
    for (const _ of [1, 2, 3]) {
      vi.setSystemTime(Date.now() + 2_000);
      await Promise.all([1, 2, 3, 4].map(() => failing(guarded.run, 3)));
    }
    expect(ping).toHaveBeenCalledTimes(3);
    expect(ask).toHaveBeenCalledTimes(5);
  });

  it('goes on for everyone as soon as the proxy is well again', async () => {
    const guarded = breaker();
    await failing(guarded.run, 5);
    vi.setSystemTime(Date.now() + 2_000);
    ping.mockReset().mockImplementation(() => pause(20));
    ask.mockReset().mockResolvedValue('there');
    const running = [guarded.run(ask), guarded.run(ask), guarded.run(ask)];
    expect(guarded.state).toBe('half_open');
    expect(await Promise.all(running)).toEqual(['there', 'there', 'there']);
    expect([guarded.state, ping.mock.calls.length]).toEqual(['closed', 1]);
  });

  it('takes no notice of a provider that fails through a proxy that is well', async () => {
    const guarded = breaker();
    ask.mockRejectedValue(providerFailed());
    await failing(guarded.run, 20);
    expect([ask.mock.calls.length, guarded.state]).toEqual([20, 'closed']);
  });

  it('counts failures in a row only', async () => {
    const guarded = breaker();
    for (let round = 0; round < 3; round += 1) {
      ask.mockRejectedValue(away());
      await failing(guarded.run, 4);
      ask.mockRejectedValue(providerFailed());
      await failing(guarded.run, 1);
    }
    expect(guarded.state).toBe('closed');
  });
});
