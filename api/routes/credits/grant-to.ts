import { microToCredits } from '#domain/money.ts';
import type { Database } from '../../../prisma/client.ts';
import { type Grant, grantCredits } from '../../../prisma/repositories/grants.ts';
import { teamNotFound } from '../../own-team.ts';
import { viewTransaction } from '../../views/credits.ts';
import { findLivingTeam } from '../teams/living-team.ts';

/** Grants and says what was granted. Throws `not_found`, or `conflict` when the team is archived. */
export async function grantTo(db: Database, grant: Grant) {
  const entry = await grantCredits(db, grant);
  if (!entry) {
    await findLivingTeam(db, grant.teamId);
    throw teamNotFound(grant.teamId);
  }
  return {
    team_id: grant.teamId,
    credits_added: microToCredits(entry.granted),
    credits_remaining: microToCredits(entry.availableAfter),
    transaction: viewTransaction(entry),
  };
}
