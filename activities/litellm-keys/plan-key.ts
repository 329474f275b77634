import {
  type FoundAtLiteLlm,
  type LiteLlmKeyPlan,
  planLiteLlmKey as plan,
  type StoredLiteLlmKey,
} from '#domain/litellm-keys.ts';
import { type LiteLlmKey, listLiteLlmKeys } from '../../prisma/repositories/litellm-keys.ts';
import { findLiteLlmTeam, type LiteLlmTeam } from '../../prisma/repositories/litellm-teams.ts';
import type { Vault } from '../../prisma/vault.ts';
import type { Deps } from '../deps.ts';
import { digestTerms } from './digest-terms.ts';
import { openLiteLlmKey } from './open-key.ts';

/** A key is replaced after that long. */
const LIFETIME_MS = 90 * 24 * 60 * 60 * 1_000;

/** Compares what LiteLLM should have of a team with what is stored and with what LiteLLM has. */
export const planLiteLlmKey = ({ db, vault, management }: Pick<Deps, 'db' | 'vault' | 'management'>) =>
  async function planLiteLlmKey({ teamId }: { readonly teamId: string }): Promise<LiteLlmKeyPlan> {
    const [team, keys, found] = await Promise.all([
      findLiteLlmTeam(db, teamId),
      listLiteLlmKeys(db, [teamId]),
      management.find(teamId),
    ]);
    return planFor(vault, team, keys, found);
  };

/** The plan for a team of which all this is known. */
export function planFor(
  vault: Vault,
  { presence, terms }: LiteLlmTeam,
  keys: readonly LiteLlmKey[],
  found: FoundAtLiteLlm,
): LiteLlmKeyPlan {
  const stored = keys.map((key) => storedKey(vault, key));
  return plan({ presence, terms, termsDigest: digestTerms(terms), stored, found });
}

function storedKey(vault: Vault, key: LiteLlmKey): StoredLiteLlmKey {
  const { keyId, status, termsDigest, createdAt, retiredAt } = key;
  const isUsable = Date.now() - createdAt.getTime() < LIFETIME_MS && openLiteLlmKey(vault, key) !== null;
  return { keyId, status, termsDigest, isUsable, retiredForMs: retiredAt ? Date.now() - retiredAt.getTime() : 0 };
}
