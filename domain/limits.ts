type Rates = {
  readonly requests_per_minute?: number | undefined;
  readonly tokens_per_minute?: number | undefined;
  readonly concurrent_calls?: number | undefined;
};

/** What a key may use, as it is stored and sent. An alias's own limit counts its calls alone, in place of the general one. */
export type KeyLimits = Rates & {
  readonly open_jobs?: number | undefined;
  readonly aliases?: { readonly [alias: string]: Rates } | undefined;
};

/** What a team may use, what becomes of a call beyond that, and its part of a busy system. */
export type TeamLimits = KeyLimits & {
  readonly when_reached?: 'refuse' | 'queue' | undefined;
  readonly queue_seconds?: number | undefined;
  readonly fairness_weight?: number | undefined;
};

/** What counts together, and how much of it there may be. Null: as much as there is. */
export type Claim = {
  /** Unique among all teams. */
  readonly scope: string;
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
  readonly concurrentCalls: number | null;
};

/** What one call takes of its team's and its key's limits. */
export type Claims = {
  readonly claims: readonly Claim[];
  /** What it will probably use. */
  readonly tokens: number;
  /** How long it may wait for its turn; null: not at all. */
  readonly queueSeconds: number | null;
  /** When the minute ends in which its tokens were counted, by the clock of who counted them; null: not yet. */
  readonly minuteEndsAtMs: number | null;
};

type Caller = {
  readonly teamId: string;
  readonly keyId: string;
  readonly limits: TeamLimits;
  readonly keyLimits: KeyLimits;
};

const DEFAULT_QUEUE_SECONDS = 60;

/** Null for a call without limits, which then needs no counting. */
export function claimsOf(
  { teamId, keyId, limits, keyLimits: ofKey }: Caller,
  alias: string,
  tokens: () => number,
): Claims | null {
  const claims = [...claimsIn(`team:${teamId}`, limits, alias), ...claimsIn(`key:${keyId}`, ofKey, alias)];
  if (claims.length === 0) return null;
  const queueSeconds = limits.when_reached === 'queue' ? (limits.queue_seconds ?? DEFAULT_QUEUE_SECONDS) : null;
  return { claims, tokens: tokens(), queueSeconds, minuteEndsAtMs: null };
}

function claimsIn(scope: string, { aliases, ...general }: KeyLimits, alias: string): Claim[] {
  const own = aliases?.[alias] ?? {};
  const rest: Rates = Object.fromEntries(
    Object.entries(general).filter(([rate]) => own[rate as keyof Rates] === undefined),
  );
  return [claim(scope, rest), claim(`${scope}:${alias}`, own)].filter(isLimited);
}

const claim = (scope: string, limits: Rates): Claim => ({
  scope,
  requestsPerMinute: limits.requests_per_minute ?? null,
  tokensPerMinute: limits.tokens_per_minute ?? null,
  concurrentCalls: limits.concurrent_calls ?? null,
});

const isLimited = ({ requestsPerMinute, tokensPerMinute, concurrentCalls }: Claim): boolean =>
  requestsPerMinute !== null || tokensPerMinute !== null || concurrentCalls !== null;

export type LimitKind = 'requests' | 'tokens' | 'calls';

/** How much of a limit is left, the nearest to its end. */
export type LimitState = { readonly limit: number; readonly remaining: number; readonly resetMs: number };
export type LimitStates = { readonly [kind in 'requests' | 'tokens']?: LimitState };

/** A limit that was reached. */
export type Reached = { readonly kind: LimitKind; readonly limit: number; readonly retryAfterMs: number };

/** What a caller is told of a limit that was reached, and what to do. */
export function explainReached({ kind, limit: most }: Reached, tokens: number): string {
  if (kind === 'tokens' && tokens > most)
    return `This call needs about ${tokens} tokens, and at most ${most} a minute are allowed. Send less at once or ask the operator for more.`;
  const words = {
    requests: `at most ${most} calls a minute`,
    tokens: `at most ${most} tokens a minute`,
    calls: `at most ${most} calls at the same time`,
  } as const satisfies Record<LimitKind, string>;
  return `This limit is reached: ${words[kind]}. Make the call again after the time in Retry-After.`;
}

/** A time as OpenAI writes it in `x-ratelimit-reset-*`: `350ms`, `12s`, `1m2s`. */
export function writeReset(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.max(0, Math.ceil(milliseconds))}ms`;
  const seconds = Math.ceil(milliseconds / 1_000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
