import { z } from 'zod';
import type { FoundAtLiteLlm } from '#domain/litellm-keys.ts';
import { keyIdOf, termsOf } from './litellm-terms.ts';

const terms = {
  models: z.array(z.string()).default([]),
  rpm_limit: z.number().nullish(),
  tpm_limit: z.number().nullish(),
  blocked: z.boolean().nullish(),
};

const teamInfo = z.object({
  team_info: z.object(terms),
  keys: z.array(z.object({ ...terms, key_alias: z.string().nullish() })),
});

/** Reads LiteLLM's `/team/info`: the team and those of its keys that are ours. */
export function readTeamInfo(body: unknown): FoundAtLiteLlm {
  const { team_info: team, keys } = teamInfo.parse(body);
  const ours = keys.flatMap((key) => {
    const keyId = keyIdOf(key.key_alias);
    return keyId === null ? [] : [{ keyId, terms: termsOf(key) }];
  });
  return { team: { terms: termsOf(team) }, keys: ours };
}
