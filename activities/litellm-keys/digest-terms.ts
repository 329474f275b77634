import { createHash } from 'node:crypto';
import type { LiteLlmTerms } from '#domain/litellm-keys.ts';

/** The same for the same terms, and for no others. */
export const digestTerms = ({ models, requestsPerMinute, tokensPerMinute }: LiteLlmTerms): string =>
  createHash('sha256')
    .update(JSON.stringify([models.toSorted(), requestsPerMinute, tokensPerMinute]))
    .digest('hex');
