import type { Deps } from '../deps.ts';

/** Lets LiteLLM forget a team. */
export const removeLiteLlmTeam = ({ management }: Pick<Deps, 'management'>) =>
  async function removeLiteLlmTeam({ teamId }: { readonly teamId: string }): Promise<void> {
    await management.deleteTeam(teamId);
  };
