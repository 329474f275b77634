import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll, isBrokenCircuitError } from 'cockatiel';
import { UpstreamError } from './upstream-error.ts';

/** Requests of this process in a row that the proxy did not answer, until it is left alone. */
const FAILURES = 5;
const LEFT_ALONE_MS = 2_000;
const states = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half_open',
  [CircuitState.Isolated]: 'open',
} as const;

/**
 * Leaves a proxy alone that is away: after some failures in a row nothing is sent, and now and then one caller for all asks
 * for its health, until it is back. What a provider answers through the proxy is no failure of the proxy.
 */
export interface LiteLlmBreaker {
  readonly state: 'closed' | 'open' | 'half_open';
  /** Throws {@link UpstreamError} as if the proxy had not been reached, while it is left alone. */
  run<T>(ask: () => Promise<T>): Promise<T>;
}

/** `ping` rejects unless the proxy answers, and soon. */
export function createLiteLlmBreaker(ping: () => Promise<unknown>): LiteLlmBreaker {
  const breaker = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(FAILURES),
    halfOpenAfter: LEFT_ALONE_MS,
  });
  const isClosed = () => breaker.state === CircuitState.Closed;
  return {
    get state() {
      return states[breaker.state];
    },
    async run(ask) {
      if (!isClosed()) await breaker.execute(async () => isClosed() || (await ping())).catch(throwAway);
      const answer = await breaker.execute(() => answerOf(ask)).catch(throwAway);
      if ('refusal' in answer) throw answer.refusal;
      return answer.value;
    },
  };
}

type Answer<T> = { readonly value: T } | { readonly refusal: unknown };

/** Rejects only with what counts against the proxy. */
const answerOf = <T>(ask: () => Promise<T>): Promise<Answer<T>> =>
  ask().then(
    (value) => ({ value }),
    (refusal: unknown) => {
      if (refusal instanceof UpstreamError && refusal.isOfProxy) throw refusal;
      return { refusal };
    },
  );

function throwAway(error: unknown): never {
  if (error instanceof UpstreamError) throw error;
  const why = isBrokenCircuitError(error) ? 'it did not answer a moment ago' : String(error);
  throw new UpstreamError({ status: null, retryAfterSeconds: null }, `LiteLLM was not asked: ${why}`);
}
