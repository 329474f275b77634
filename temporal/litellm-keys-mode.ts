import { z } from 'zod';

/** What LiteLLM is asked with on behalf of a team. */
export const liteLlmKeysMode = z.enum(['signed', 'database', 'master']).default('signed').meta({
  description: "A token signed for the team's call, a key of LiteLLM's own for the team, or the proxy's master key",
});

export type LiteLlmKeysMode = z.infer<typeof liteLlmKeysMode>;
