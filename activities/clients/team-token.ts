import { createHash, createHmac } from 'node:crypto';
import type { LiteLlmRates } from '#domain/litellm-rates.ts';

export type TeamClaims = {
  readonly teamId: string;
  /** What it may ask for, by the names LiteLLM knows. */
  readonly models: readonly string[];
  /** The customer's own keys it may bring along, if it may. */
  readonly userConfig: object | null;
  readonly rates: LiteLlmRates;
};

/** What LiteLLM is asked with on behalf of a team. Teams never see it. */
export type KeyFor = (claims: TeamClaims) => string | Promise<string>;

/** Longer than a request waits in LiteLLM before it is looked at. */
const LIFETIME_SECONDS = 120;

/**
 * Signs tokens that LiteLLM's `check_team_token.py` lets in: for one team, at its rates, its call's models and, by their
 * digest, its own keys. Nothing is stored, and one that got out is worth nothing two minutes later. HMAC-SHA256 (RFC 2104).
 */
export const createSignedKeys =
  (masterKey: string) =>
  ({ teamId, models, userConfig, rates }: TeamClaims): string => {
    const claims = {
      team: teamId,
      models,
      exp: Math.ceil(Date.now() / 1_000) + LIFETIME_SECONDS,
      ...(rates.requestsPerMinute !== null && { rpm: rates.requestsPerMinute }),
      ...(rates.tokensPerMinute !== null && { tpm: rates.tokensPerMinute }),
      ...(userConfig && { config: createHash('sha256').update(JSON.stringify(userConfig)).digest('hex') }),
    };
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const signature = createHmac('sha256', masterKey).update(payload).digest('base64url');
    return `sk-team.${payload}.${signature}`;
  };
