import type { MicroCredits } from '#domain/money.ts';
import type { NewTeam } from '../prisma/repositories/new-teams.ts';
import { newTeamKey, sha256, shownPrefix } from './secrets.ts';

export type TeamToMake = Omit<NewTeam, 'key' | 'credits'> & { readonly credits: MicroCredits };

/** A team with its first key. The key itself is in no row: whoever makes the team hands it out once. */
export function withFirstKey(team: TeamToMake): { readonly team: NewTeam; readonly virtualKey: string } {
  const virtualKey = newTeamKey();
  const key = { name: 'first key', hash: sha256(virtualKey), prefix: shownPrefix(virtualKey) };
  return { team: { ...team, key }, virtualKey };
}
