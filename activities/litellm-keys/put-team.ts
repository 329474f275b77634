import { findLiteLlmTeam } from '../../prisma/repositories/litellm-teams.ts';
import { LiteLlmRefusal } from '../clients/litellm-management.ts';
import type { Deps } from '../deps.ts';

/** Lets LiteLLM have the team as it should be now. */
export const putLiteLlmTeam = ({ db, management }: Pick<Deps, 'db' | 'management'>) =>
  async function putLiteLlmTeam({ teamId }: { readonly teamId: string }): Promise<void> {
    const { terms } = await findLiteLlmTeam(db, teamId);
    const isThere = async () => (await management.find(teamId)).team !== null;
    if (await isThere()) return management.updateTeam(teamId, terms);
    await management.createTeam(teamId, terms).catch(async (error: unknown) => {
      // An earlier attempt, given up on too soon, has made it in between: the next one updates it.
      if (error instanceof LiteLlmRefusal && (await isThere())) throw new Error(error.message);
      throw error;
    });
  };
