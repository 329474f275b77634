import { findLiteLlmKey, saveLiteLlmTerms } from '../../prisma/repositories/litellm-keys.ts';
import { findLiteLlmTeam } from '../../prisma/repositories/litellm-teams.ts';
import { LiteLlmRefusal } from '../clients/litellm-management.ts';
import type { Deps } from '../deps.ts';
import { digestTerms } from './digest-terms.ts';
import { keyVanished } from './key-vanished.ts';
import { openLiteLlmKey } from './open-key.ts';

/** Lets LiteLLM have a stored key with what its team may do now, and notes what it was told. */
export const putLiteLlmKey = ({ db, vault, management }: Pick<Deps, 'db' | 'vault' | 'management'>) =>
  async function putLiteLlmKey({ keyId }: { readonly keyId: string }): Promise<void> {
    const stored = await findLiteLlmKey(db, keyId);
    const key = stored && openLiteLlmKey(vault, stored);
    if (!key) throw keyVanished(keyId);
    const { teamId } = stored;
    const { terms } = await findLiteLlmTeam(db, teamId);
    if (await management.hasKey(key)) await management.updateKey(key, terms);
    else
      await management.createKey({ keyId, teamId, key, terms }).catch(async (error: unknown) => {
        // An earlier attempt, given up on too soon, has made it in between: the next one updates it.
        if (error instanceof LiteLlmRefusal && (await management.hasKey(key))) throw new Error(error.message);
        throw error;
      });
    await saveLiteLlmTerms(db, keyId, { models: terms.models, termsDigest: digestTerms(terms) });
  };
